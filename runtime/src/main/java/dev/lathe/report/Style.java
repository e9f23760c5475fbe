package dev.lathe.report;

/** How a page looks, in daylight and at night. */
final class Style {
  static final String CSS = """
      :root{color-scheme:light dark;--page:#f5f6f8;--card:#fff;--ink:#1c2128;--soft:#5f6b78;--line:#e3e7ec;--bar:#3b6fd4;--track:#eef1f5;--rest:#9aa4af}
      @media(prefers-color-scheme:dark){:root{--page:#11151a;--card:#191f26;--ink:#e3e8ee;--soft:#97a3b0;--line:#2a323b;--bar:#6d9bf0;--track:#232a33;--rest:#65717e}}
      *{box-sizing:border-box}
      body{margin:0;background:var(--page);color:var(--ink);font:15px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"DejaVu Sans",sans-serif;font-variant-numeric:tabular-nums}
      main{max-width:68rem;margin:0 auto;padding:2.5rem 1.25rem}
      h1{font-size:1.9rem;line-height:1.2;margin:0 0 .25rem;overflow-wrap:anywhere}
      h2{font-size:1.15rem;margin:0 0 .75rem}
      h3{font-size:.95rem;margin:1.5rem 0 .5rem}
      p{margin:0 0 1rem;color:var(--soft)}
      .notice{color:var(--ink);border-left:3px solid #d9822b;padding-left:.75rem}
      section{background:var(--card);border:1px solid var(--line);border-radius:10px;padding:1.25rem 1.5rem;margin-top:1.25rem}
      .facts{display:flex;flex-wrap:wrap;gap:.75rem 2.5rem;margin:1.5rem 0 0}
      .facts dt{color:var(--soft);font-size:.8rem}
      .facts dd{margin:0;font-size:1.5rem;font-weight:600;line-height:1.25}
      .bars{display:grid;grid-template-columns:fit-content(14rem) 1fr max-content max-content;gap:.4rem .75rem;align-items:center}
      .bars b{font-weight:400;text-align:right;overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
      .bars i{display:block;height:1.1rem;background:var(--track);border-radius:3px}
      .bars i i{min-width:1px;background:var(--bar)}
      .bars span,.bars small{text-align:right}
      small{color:var(--soft)}
      .wide{overflow-x:auto}
      table{border-collapse:collapse;width:100%;font-size:.9rem}
      th,td{padding:.35rem .75rem;text-align:right;border-bottom:1px solid var(--line);white-space:nowrap}
      th{color:var(--soft);font-weight:500}
      tr:last-child>td{border-bottom:0}
      th:first-child,td:first-child{text-align:left;padding-left:0}
      td.text{text-align:left;white-space:normal}
      .charts{display:grid;grid-template-columns:repeat(auto-fit,minmax(15rem,1fr));gap:1.25rem;margin:1.25rem 0}
      figure{margin:0;min-width:0}
      .chart svg{display:block;width:100%;height:5.5rem;fill:var(--bar);shape-rendering:crispEdges;border-bottom:1px solid var(--rest)}
      .chart p{display:flex;justify-content:space-between;margin:.2rem 0 0;font-size:.8rem}
      .chart figcaption{font-size:.85rem;margin-bottom:.4rem}
      pre{background:var(--track);border-radius:6px;padding:.75rem 1rem;margin:1rem 0 0;white-space:pre-wrap;font-size:.85rem}
      .samples{display:grid;grid-template-columns:repeat(auto-fill,minmax(14rem,1fr));gap:1rem}
      .small{grid-template-columns:repeat(auto-fill,minmax(5rem,1fr));gap:.75rem}
      .samples img{display:block;width:100%;height:auto;border-radius:4px;background:var(--track)}
      .small img{image-rendering:pixelated}
      .sounds img{height:8rem}
      .samples figcaption{display:flex;justify-content:space-between;gap:.5rem;font-size:.85rem;margin-top:.3rem;overflow-wrap:anywhere}
      .texts{display:grid;grid-template-columns:fit-content(10rem) 1fr;gap:.6rem 1rem;margin:0}
      .texts dt{font-weight:600}
      .texts dd{margin:0;overflow-wrap:anywhere}
      footer{color:var(--soft);font-size:.8rem;margin-top:1.5rem}
      """;

  /** What pages about trainings have besides. */
  static final String TRAINING = """
      :root{--held:#d9822b;--right:59 111 212;--wrong:217 130 43}
      @media(prefers-color-scheme:dark){:root{--held:#f0a350}}
      .curves{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,21rem),1fr));gap:1.5rem 2rem}
      .curves figcaption{display:flex;flex-wrap:wrap;gap:0 1rem;margin-bottom:.4rem;font-size:.85rem}
      .curves b{font-weight:600;margin-right:auto}
      .key{color:var(--soft)}
      .key::before{content:"";display:inline-block;width:1rem;height:.2rem;border-radius:.1rem;margin-right:.4rem;vertical-align:middle;background:var(--bar)}
      .key.held::before{background:var(--held)}
      .curves svg{display:block;width:100%;height:auto;overflow:visible;font-size:10px;fill:var(--soft)}
      .tick{text-anchor:end}
      .epoch{text-anchor:middle}
      .grid{stroke:var(--line)}
      .line{fill:none;stroke:var(--bar);stroke-width:1.75;stroke-linejoin:round;stroke-linecap:round}
      .line.held{stroke:var(--held)}
      .dots{stroke-width:5}
      .hits rect{opacity:0}
      .hits rect:hover{opacity:.15}
      .tall{max-height:28rem;overflow:auto}
      .tall thead th{position:sticky;top:0;background:var(--card)}
      .settings{display:grid;grid-template-columns:repeat(auto-fill,minmax(9rem,1fr));gap:.75rem 1.5rem;margin:0}
      .settings dt{color:var(--soft);font-size:.8rem}
      .settings dd{margin:0;overflow-wrap:anywhere}
      pre{overflow-x:auto}
      .summary{white-space:pre}
      .matrix table{width:auto}
      .matrix td,.matrix th{padding:.3rem .5rem;min-width:2.5rem}
      .matrix th:first-child{text-align:left}
      .long thead th:not(:first-child){writing-mode:vertical-rl;transform:rotate(180deg);text-align:left;padding:.5rem .3rem;min-width:0}
      .matrix tbody tr:last-child>th{border-bottom:0}
      .right{background:rgb(var(--right)/var(--a))}
      .wrong{background:rgb(var(--wrong)/var(--a))}
      .none{color:var(--rest)}
      @media(max-width:40rem){main{padding:1.5rem .75rem}section{padding:1rem .75rem}.facts{gap:.75rem 1.5rem}.facts dd{font-size:1.2rem}}
      """;

  private Style() {}
}
