/** Style of the report: light, dark and print. */
export const stylesheet = `
:root{--page:#fff;--text:#1b2430;--soft:#5b6776;--line:#d9dfe6;--panel:#f5f7fa;--code:#f0f3f7;--mark:#fff3c4;--link:#0a58ca;--ins:#e2f5e6;--del:#fde6e6;
--critical:#a1002d;--high:#c9420b;--medium:#946200;--low:#2b6cb0;--info:#5b6776;--unknown:#6b3fa0}
@media (prefers-color-scheme:dark){:root{--page:#12161c;--text:#e4e9ef;--soft:#9aa7b5;--line:#2d3642;--panel:#1a2029;--code:#0c1015;--mark:#4a3f10;--link:#7db3ff;--ins:#12351c;--del:#421717;
--critical:#ff5c82;--high:#ff8a50;--medium:#e3b341;--low:#6cb2ff;--info:#9aa7b5;--unknown:#c39bff}}
*{box-sizing:border-box}body{margin:0 auto;max-width:1200px;padding:24px;background:var(--page);color:var(--text);font:15px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif}
h1{margin:0;font-size:26px;letter-spacing:-.3px}h2{font-size:19px;margin:32px 0 8px}header p{margin:4px 0;color:var(--soft)}a{color:var(--link)}
.partial{color:var(--unknown)!important;font-weight:600}
.summary{display:grid;grid-template-columns:repeat(auto-fit,minmax(320px,1fr));gap:16px;margin:20px 0}
figure{margin:0;padding:14px 16px;background:var(--panel);border:1px solid var(--line);border-radius:10px}figcaption{font-weight:600;margin-bottom:6px}
svg{width:100%;height:auto;max-height:260px;font-size:13px}svg text{fill:var(--text)}svg .figure{fill:var(--soft)}.bar{fill:var(--low)}
.bar.critical{fill:var(--critical)}.bar.high{fill:var(--high)}.bar.medium{fill:var(--medium)}.bar.low{fill:var(--low)}.bar.info{fill:var(--info)}.bar.unknown{fill:var(--unknown)}
.filters{position:sticky;top:0;z-index:1;display:flex;flex-wrap:wrap;gap:8px;align-items:center;padding:12px 0;background:var(--page);border-bottom:1px solid var(--line)}
.filters input[type=search],.filters select{font:inherit;padding:5px 10px;border:1px solid var(--line);border-radius:8px;background:var(--panel);color:var(--text);max-width:260px}
.filters input[type=search]{flex:1;min-width:200px}.chip{padding:3px 9px;border:1px solid currentColor;border-radius:999px;font-size:13px;cursor:pointer}
.chip.critical{color:var(--critical)}.chip.high{color:var(--high)}.chip.medium{color:var(--medium)}.chip.low{color:var(--low)}.chip.info{color:var(--info)}.chip.unknown{color:var(--unknown)}
output{color:var(--soft);font-size:13px}
.findings{list-style:none;margin:8px 0;padding:0}.findings li{border-bottom:1px solid var(--line);content-visibility:auto;contain-intrinsic-size:auto 60px}
summary{cursor:pointer;padding:10px 4px;list-style-position:outside}summary:hover{background:var(--panel)}
.badge{display:inline-block;min-width:68px;text-align:center;padding:1px 8px;border-radius:6px;font-size:12px;font-weight:700;text-transform:uppercase;border:1px solid currentColor}
.badge.critical{color:var(--critical)}.badge.high{color:var(--high)}.badge.medium{color:var(--medium)}.badge.low{color:var(--low)}.badge.info{color:var(--info)}.badge.unknown{color:var(--unknown)}
.check{font-weight:600;margin-left:6px}.object{margin-left:6px}.place{color:var(--soft);margin-left:6px;font-family:ui-monospace,monospace;font-size:13px}.about{font-style:italic}
.detail{display:block;margin-left:82px;color:var(--soft);overflow-wrap:anywhere}.body{padding:0 8px 14px 82px}.body p{margin:8px 0;max-width:80ch}
pre{margin:8px 0;padding:10px 0;background:var(--code);border:1px solid var(--line);border-radius:8px;overflow-x:auto;font:13px/1.5 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace}
.line{display:block;padding:0 12px}.line.at{background:var(--mark)}.number{display:inline-block;width:4ch;margin-right:12px;text-align:right;color:var(--soft);user-select:none}
.diff del,.diff ins{display:block;padding:0 12px;text-decoration:none}.diff ins{background:var(--ins)}.diff del{background:var(--del)}
.safety{font-size:12px;padding:0 8px;border:1px solid var(--line);border-radius:999px;color:var(--soft)}
.controls span{font-size:12px;padding:1px 8px;border-radius:6px;background:var(--panel);border:1px solid var(--line);color:var(--soft);white-space:nowrap}
table{width:100%;border-collapse:collapse;font-size:14px}th,td{text-align:left;vertical-align:top;padding:6px 10px;border-bottom:1px solid var(--line);overflow-wrap:anywhere}th{color:var(--soft);font-weight:600}
.scorecard details th,.scorecard details td:nth-child(-n+2){white-space:nowrap}.verdict{font-weight:700}.verdict.met{color:#1a7f37}.verdict.violated{color:var(--critical)}.verdict.unknown{color:var(--unknown)}
svg.shares{height:10px;border-radius:5px;margin:4px 0}.share.met{fill:#1a7f37}.share.attested{fill:var(--low)}.share.violated{fill:var(--critical)}.share.unknown{fill:var(--line)}.figures{font-weight:600}.scorecard{margin:24px 0;padding:14px 16px;background:var(--panel);border:1px solid var(--line);border-radius:10px}.scorecard h2{margin-top:0}
@media print{:root{--page:#fff;--text:#000;--soft:#444;--panel:#fff;--code:#fff}body{max-width:none;padding:0;font-size:11px}.filters{display:none}.findings li{break-inside:avoid;content-visibility:visible}pre{white-space:pre-wrap}.summary{grid-template-columns:repeat(3,1fr)}}
`;
