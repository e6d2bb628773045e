/** Breaks text at spaces so that no line is wider than `width` columns; a word that is wider (a path, an image) stays whole. */
export const wrap = (text: string, width: number): readonly string[] => {
  if (text.length <= width) return [text];
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  lines.push(line);
  return lines;
};

/** Wrapped text with every line indented. */
export const indented = (text: string, indent: string, width: number): string =>
  wrap(text, Math.max(20, width - indent.length))
    .map((line) => `${indent}${line}\n`)
    .join('');
