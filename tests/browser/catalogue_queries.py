"""What people ask a catalogue of samples for: a query, and the beginning or a part of the title that they mean."""

from __future__ import annotations

from collections.abc import Mapping

from generator.language import Lang

_WRITTEN: Mapping[Lang, str] = {
    "ru": """
сыр: Сыр; сыры: Сыр; сыра твёрдого: Сыр твердый; копчёный сыр: Сыр копченый; мёд: Мед;
мёда липового: Мед липовый; меды: Мед; огурец: Огурцы; огурцами: Огурцы; варенья: Варенье; макаронов: Макароны;
муке: Мука; мука пшеничная: Мука пшеничная; цельнозерновой муки: Мука цельнозерновая; йогурты: Йогурт;
сок яблочный: Сок яблочный; соки: Сок; лимонады: Лимонад;
гречневая крупа: Крупа гречневая; печенья: Печенье; насосы: Насос; насосов пищевых: Насос пищевой;
насос скважинный: Насос скважинный; котёл: Котел; термометры: Термометр; затворы: Затвор;
краны шаровые: Кран шаровой; редукторов: Редуктор; емкости с мешалкой: Емкость; ёмкость: Емкость;
тестомесы: Тестомес; щиты управления: Щит управления; имплантации: Имплантация; ванны: Курс минеральных ванн;
коронка: Коронки; походки: Анализ походки; школьник: Осанка; молочный двор: Молочный двор; пасека: Пасека;
8413 70: Насос; 841370: Насос; 0406: Сыр; ТС-80: Тестомес; НЦ-50: Насос центробежный;
0000000025: Степная мельница; нассос: Насос; термомтер: Термометр; лимонат: Лимонад; майонез: ;
    """,
    "en": """
cheeses: cheese; hard cheese: Kholm; honeys: honey; linden honey: Linden; pumps: pump; borehole pumps: NS-6;
flours: flour; yogurt: yoghurt; biscuit: biscuits; thermometers: thermometer; valve: valve;
butterfly valves: Butterfly; gear: gear unit; tanks: tank; implant: Implants; baths: baths; crown: Crowns;
knee: knee; 8413 70: pump; LR-1500: LR-1500; lemonad: lemonade; thermomter: thermometer; paseka: Paseka;
Molochny Dvor: Molochny Dvor;
    """,
}
QUERIES: Mapping[Lang, Mapping[str, str]] = {
    lang: {
        query.strip(): title.strip() for query, _, title in (pair.partition(":") for pair in text.split(";")) if title
    }
    for lang, text in _WRITTEN.items()
}
