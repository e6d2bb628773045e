/** What the comments at the very top of a Dockerfile tell the parser. */
export interface Directives {
  readonly escape: string;
  readonly problems: readonly { readonly line: number; readonly detail: string }[];
}

/** One `#`, so that no pattern meets a long line twice. */
const pattern = /^#\s*([A-Za-z][A-Za-z0-9]*)\s*=\s*(\S.*)$/;

/**
 * Reads the parser directives. They end at the first line that is none: an instruction, an empty line, any other comment.
 * (Dockerfile reference, "Parser directives")
 */
export const readDirectives = (lines: readonly string[]): Directives => {
  const problems: { line: number; detail: string }[] = [];
  const seen = new Set<string>();
  let escaper = '\\';
  for (const [index, line] of lines.entries()) {
    const match = pattern.exec(line.trimStart());
    if (match === null) break;
    const [, name = '', value = ''] = match;
    const key = name.toLowerCase();
    if (seen.has(key))
      problems.push({ line: index + 1, detail: `the directive "${key.slice(0, 40)}" stands twice` });
    seen.add(key);
    if (key !== 'escape') continue;
    const given = value.trim();
    if (given === '\\' || given === '`') escaper = given;
    else
      problems.push({ line: index + 1, detail: 'the directive "escape" must be a backslash or a backtick' });
  }
  return { escape: escaper, problems };
};
