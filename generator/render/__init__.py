"""From publications to text: Markdown for the site, HTML for print."""
