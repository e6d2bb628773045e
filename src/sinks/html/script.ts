/** The filter of the report. It reads attributes and text only; nothing from outside is ever parsed as markup. */
export const script = `
(() => {
  const items = [...document.querySelectorAll('#findings > li')];
  const texts = new Map();
  const text = document.getElementById('text');
  const namespace = document.getElementById('namespace');
  const check = document.getElementById('check');
  const count = document.getElementById('count');
  const boxes = [...document.querySelectorAll('input[name=severity]')];
  const textOf = (item) => {
    if (!texts.has(item)) texts.set(item, item.textContent.toLowerCase());
    return texts.get(item);
  };
  const apply = () => {
    const severities = new Set(boxes.filter((box) => box.checked).map((box) => box.value));
    const words = text.value.toLowerCase().split(/\\s+/).filter((word) => word !== '');
    let shown = 0;
    for (const item of items) {
      const data = item.dataset;
      const matches = severities.has(data.severity) && (namespace.value === '*' || namespace.value === data.namespace) &&
        (check.value === '*' || check.value === data.check) && words.every((word) => textOf(item).includes(word));
      item.hidden = !matches;
      if (matches) shown++;
    }
    count.textContent = shown + ' of ' + items.length;
    document.getElementById('none').hidden = shown > 0 || items.length === 0;
  };
  for (const control of [text, namespace, check, ...boxes]) control.addEventListener('input', apply);
  document.querySelector('.filters').addEventListener('submit', (event) => event.preventDefault());
  addEventListener('beforeprint', () => { for (const one of document.querySelectorAll('details')) one.open = true; });
  apply();
})();
`;
