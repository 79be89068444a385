"""Charts: plain data → Vega-Lite → SVG in colours of no medium → painted for the site, for print and for download."""
