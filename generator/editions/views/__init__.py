"""What a component template is given: finished texts in one language, chosen, sorted and numbered.

Every `Markup` is safe HTML with typography applied; a text that had to fall back to another language carries its own
`lang` and mark inside. A block is the same for the site and for print; only styles differ.
"""

from generator.editions.views.figures import *
from generator.editions.views.lists import *
from generator.editions.views.publications import *
from generator.editions.views.strategy import *
from generator.editions.views.values import *
