import type { Script } from '../words/words.js'
import { DARK, drawingStyles, LIGHT } from './colours.js'
import { fontsOf } from './fonts.js'

/** The style sheet of a page. It has no quotes and no brackets, so that it is the same text in HTML and escaped. */
export function pageStyles(scripts: readonly Script[]): string {
  const { sans, serif, mono } = fontsOf(scripts)
  return [
    `:root{${properties(LIGHT)};--sans:${sans};--serif:${serif};--mono:${mono}}`,
    `@media screen and (prefers-color-scheme:dark){:root{${properties(DARK)}}}`,
    ...BASE,
    ...HEAD,
    ...TABLES,
    ...FINDINGS,
    ...STAMPS,
    ...RUNNING,
    drawingStyles(),
    `@media screen and (max-width:44rem){${NARROW.join('')}}`,
    `@media print{${PRINT.join('')}}`,
    ...PAPER,
  ].join('\n')
}

function properties(colours: typeof LIGHT): string {
  return Object.entries(colours)
    .map(([name, colour]) => `--${name}:${colour}`)
    .join(';')
}

const BASE = [
  '*{box-sizing:border-box}',
  'html{-webkit-text-size-adjust:none;text-size-adjust:none}',
  'body{margin:0;background:var(--paper);color:var(--ink);font:14px/1.5 var(--sans);font-variant-numeric:tabular-nums}',
  'main{max-width:58rem;margin:0 auto;padding:2.5rem 1.5rem 3rem}',
  '.frame{width:100%;border-collapse:collapse;table-layout:fixed}.frame td{padding:0}',
  'p,h1,h2,dl,dd,ul,ol{margin:0;padding:0}',
  'h2{font:600 11px/1.4 var(--sans);letter-spacing:.08em;text-transform:uppercase;color:var(--quiet);margin:0 0 .5rem}',
  'section{margin-top:1.9rem}',
  'code,.groups,.outpoint{font-family:var(--mono);font-size:.92em}',
  '.groups span{margin-right:.45em;white-space:nowrap}.groups span:nth-of-type(even){color:var(--quiet)}',
  '.note{color:var(--quiet);font-size:12px}',
  'svg{display:block;width:100%;height:auto}',
]

const HEAD = [
  'header{display:flex;justify-content:space-between;align-items:flex-start;gap:2rem;border-bottom:2px solid var(--ink);padding-bottom:1.1rem}',
  '.eyebrow{font-size:11px;letter-spacing:.14em;text-transform:uppercase;color:var(--quiet)}',
  'h1{font:600 30px/1.25 var(--serif);overflow-wrap:anywhere}h1 span{font-weight:400;color:var(--quiet);margin-left:.3em}',
  '.standing{margin-top:.5rem;font-weight:600}.standing.clear{color:var(--clear)}.standing.warned{color:var(--warned)}',
  '.standing.refused{color:var(--refused);font-size:16px}.standing.refused b{font-size:30px;letter-spacing:.04em;margin-right:.3em;vertical-align:-.1em}',
  '.code{flex:none;width:112px;height:112px;margin:0}',
  '.numbered{display:grid;grid-template-columns:repeat(6,1fr);list-style:none;counter-reset:word}.numbered li{counter-increment:word}',
  '.numbered li::before{content:counter(word);font:400 10px/1.2 var(--sans);color:var(--quiet)}.facts .numbered{max-width:40rem}.facts li::before{margin-right:.4em}',
  '.words ol{border:1px solid var(--line);background:var(--tint)}.words li:nth-child(n+7){border-top:1px solid var(--line)}',
  '.words li{padding:.55rem .7rem .6rem;font:600 19px/1.3 var(--serif);border-left:1px solid var(--line)}.words li:nth-child(6n+1){border-left:0}',
  '.words li::before{display:block}',
  '.digest{margin:.5rem 0 .1rem}',
  '.totals{display:grid;grid-template-columns:1.25fr 1fr 1fr 1.1fr;margin-top:1.6rem;border-top:1px solid var(--line);border-bottom:1px solid var(--line)}',
  '.totals div{padding:.7rem .9rem .75rem;border-left:1px solid var(--line)}.totals div:first-child{border-left:0;padding-left:0}',
  '.totals dt{font-size:12px;color:var(--quiet)}.totals dd{font-size:16px;font-weight:600;white-space:nowrap}.totals .leaves dd{font-size:21px;line-height:1.25;font-family:var(--serif)}',
  '.totals dd.note,.totals .leaves dd.note{font:400 11px/1.4 var(--sans);white-space:normal}.totals small{font-size:.62em;font-weight:400;color:var(--quiet)}',
  '.totals div.payment dd:nth-of-type(1){color:var(--payment)}.totals div.return dd:nth-of-type(1){color:var(--return)}.totals div.fee dd:nth-of-type(1){color:var(--fee)}',
  '.facts{display:grid;grid-template-columns:minmax(7.5rem,auto) 1fr;gap:.22rem 1.2rem;margin-top:1.2rem}',
  '.facts dt{color:var(--quiet);font-size:12px;line-height:1.75}.facts dd{overflow-wrap:anywhere}',
]

const TABLES = [
  '.list{width:100%;border-collapse:collapse}',
  '.list th{font-size:11px;font-weight:400;color:var(--quiet);text-align:left;padding:.25rem .6rem .25rem 0;border-bottom:1px solid var(--ink)}',
  '.list td{padding:.42rem .6rem .42rem 0;border-bottom:1px solid var(--line);vertical-align:top}',
  '.list .number{width:2.9rem;color:var(--quiet)}.list .kind{white-space:nowrap;width:7.5rem}',
  '.list .amount{text-align:right;padding-right:0;white-space:nowrap}.list td.amount{font-size:14px;font-weight:600}',
  '.label{overflow-wrap:anywhere}.label b{color:var(--ink);font-weight:600}',
  'tr.payment .kind{color:var(--payment)}tr.return .kind{color:var(--return)}',
  '.sums td{border-bottom:0;padding-top:.18rem;padding-bottom:.18rem}.sums tr:first-child td{padding-top:.5rem}.sums .sum td{border-top:1px solid var(--line);font-weight:600}',
  '.coins td{font-size:12px;padding-top:.2rem;padding-bottom:.2rem}.coins td.amount{font-size:12px}.coins .outpoint{font-size:11px;overflow-wrap:anywhere;line-height:1.65}',
  'b.refused{color:var(--refused);font-family:var(--sans)}',
]

const FINDINGS = [
  '.findings ul{list-style:none}',
  '.findings li{display:flex;gap:.9rem;padding:.5rem .8rem;border-left:4px solid var(--line);background:var(--tint);margin-top:.4rem}',
  '.findings li div{min-width:0;overflow-wrap:anywhere}.findings .severity{flex:none;width:5.2rem;font-weight:700;font-size:12px;line-height:1.75}',
  '.findings .block{border-color:var(--refused)}.findings .block .severity{color:var(--refused);font-size:14px}',
  '.findings .warn{border-color:var(--warned)}.findings .warn .severity{color:var(--warned)}',
]

const STAMPS = [
  '.boxes{display:flex;flex-wrap:wrap;gap:.7rem;margin-top:.7rem}',
  '.box{flex:1 1 9.6rem;max-width:15rem;border:1px solid var(--quiet);padding:.5rem .6rem .4rem;display:flex;flex-direction:column}',
  '.name{font-weight:600;overflow-wrap:anywhere}.all .state{color:var(--clear);font-weight:600}.some .state{color:var(--warned)}',
  '.room{height:5.4rem;margin:.4rem 0;border:1px dashed var(--line);display:flex;align-items:flex-end;justify-content:center;color:var(--quiet);font-size:10px;margin-top:auto}',
  '.date{border-bottom:1px solid var(--quiet);font-size:10px;color:var(--quiet);padding-top:.9rem}',
  '.marks{display:inline-flex;gap:3px;margin-right:.4rem}.marks i{width:11px;height:11px;border:1px solid var(--ink)}.marks .needed{background:var(--ink)}',
]

const RUNNING = [
  '.running.top{position:sticky;top:0;z-index:1;background:#b3121d;color:#fff;text-align:center;padding:.35rem 1rem;font-weight:600}.running.top b{font-size:20px;letter-spacing:.08em;margin-right:.5em;vertical-align:-1px}',
  '.running.bottom{max-width:58rem;margin:0 auto;padding:.8rem 1.5rem 2rem;color:var(--quiet);font-size:11px;border-top:1px solid var(--line);overflow-wrap:anywhere}',
]

const NARROW = [
  '.numbered{grid-template-columns:repeat(3,1fr)}.words li{padding:.55rem .5rem;font-size:17px}.words li:nth-child(3n+1){border-left:0}.words li:nth-child(n+4){border-top:1px solid var(--line)}',
  '.totals{grid-template-columns:1fr 1fr}.totals div:nth-child(3){border-left:0;padding-left:0}',
  'main{padding:1.5rem .9rem 2rem}h1{font-size:24px}.facts{grid-template-columns:1fr}.facts dd{margin-bottom:.4rem;padding-left:.8rem;border-left:2px solid var(--line)}',
  '.list .kind{width:auto}.list td,.list th{padding-right:.4rem}.list .number{width:2rem}.outpoint{display:inline-block;max-width:9rem}',
]

const PRINT = [
  'html,body{background:#fff;font-size:9pt}*{-webkit-print-color-adjust:exact;print-color-adjust:exact}',
  'main{max-width:none;padding:0}section{margin-top:4.6mm}h2{font-size:7.4pt;margin-bottom:1.4mm}.note{font-size:7.6pt}',
  'header{padding-bottom:3mm}h1{font-size:20pt}.code{width:25mm;height:25mm;margin:-2.6mm -2.6mm -1mm 0}',
  '.words li{font-size:13pt;padding:1.2mm 2mm 1.4mm}.totals{margin-top:4mm}.totals div{padding-top:1.6mm;padding-bottom:1.8mm}',
  '.totals dd{font-size:11pt}.totals .leaves dd{font-size:14.5pt}.facts{margin-top:3mm;gap:.5mm 4mm}',
  '.running.top,.running.bottom{position:fixed;left:0;right:0;max-width:none;margin:0}',
  '.running.top{top:0;height:8mm;padding:1mm}.running.top b{font-size:13pt}.refused .frame thead td{height:11mm}',
  '.running.bottom{bottom:0;height:8mm;padding:1.2mm 0 0;font-size:7pt;white-space:nowrap}.running.bottom code{font-size:6.8pt}.running.bottom b{display:block}',
  '.frame tfoot td{height:11mm}',
  'tr,li,.box,.totals,.words,.flow,.stamps,header{break-inside:avoid}h2,thead{break-after:avoid}.sums{break-before:avoid;break-inside:avoid}',
  '.groups{font-size:7.9pt}.groups span{margin-right:.38em}.list td{padding-top:.9mm;padding-bottom:.9mm}.list td.amount{font-size:9.4pt}.list .kind{width:23mm}.list .number{width:9mm}',
  '.coins .outpoint{font-size:6.8pt}.coins td,.coins td.amount{font-size:7.8pt;padding-top:.4mm;padding-bottom:.4mm}',
  '.room{height:15mm;margin-bottom:0}.date{padding-top:2.4mm}.box{padding:1.4mm 2mm 1.6mm}.boxes{margin-top:2mm;gap:2.4mm}',
]

const PAPER = [
  '@page{size:A4;margin:13mm 14mm 14mm}',
  '@page{@bottom-right{content:counter(page);font:7pt sans-serif;color:#55616e;vertical-align:top}}',
]
