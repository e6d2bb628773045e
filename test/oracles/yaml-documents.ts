/** Seeded generator of YAML documents in every style that people and tools write. The same seed gives the same documents. */

export type Random = () => number;

/** Mulberry32: small, seeded, good enough to choose forms with. */
export const seeded = (seed: number): Random => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
};

const split = (text: string): readonly string[] => text.trim().split(/\s+/);

/** Plain scalars, one of each form that some reader takes for something else. */
export const plainForms: readonly string[] = [
  ...split(`
    y Y yes Yes YES n N no No NO on On ON off Off OFF true True TRUE false False FALSE tRUE yEs oN nO
    ~ null Null NULL nULL ~~ nil none
    0 -0 +0 1 -1 +1 42 007 017 -017 +017 08 09 0o17 0O17 -0o17 0o8 0o 0x1F 0X1f -0x1F +0x1F 0xg 0x 0b101 0B11 -0b11 0b2
    1_000 1__0 _1 1_ 0_7 0x_1F 1e3 1E3 1e+3 1e-3 -1e3 1e e3 1.5 1. .5 -.5 +.5 . .. 1.5.2 1.5e300 1e400 1_0.5 ._5 .1_0 .1__0 .5_
    .5e3 5.e3 1.0 1.50 0.1 -0.0 00.5 1e03 1,000 9007199254740991 9007199254740993 9223372036854775807 9223372036854775808
    18446744073709551615 18446744073709551616 -9223372036854775808 -9223372036854775809 0xFFFFFFFFFFFFFFFF 0x1FFFFFFFFFFFFFFFF
    +18446744073709551615 +9223372036854775807 123456789012345678901234567890
    2001-01-01 2001-1-1 2001-12-14t21:59:43.10-05:00 2001-12-15T02:59:43Z 1:30 12:30:45 190:20:30 -1:30
    a a:b a#b http://x.y/z?q=1#f -a --a ?a :a a- a? nginx:1.27 sha256:abc 10Mi 500m 0.5Gi 80/TCP 10.0.0.0/8 1.2.3.4 ::1 fe80::1
    <<x = < <= / \\ a\\nb it's é 日本語 😀 a,b a]b a}b $(VAR) \${VAR} x% x* x&y x! x| x> ...x`),
  ...['2001-12-14 21:59:43.10', 'abc def', 'say "x"', 'a  b'],
];

const words: readonly string[] = [
  ...split(String.raw`app web x it's é a#b k:v \ # {a} [b] * & ! | > % @ ${'`'} , ? : - ~ null 1 true`),
  ...['', ' lead', 'two words', 'some longer text', 'tab\there', 'trail ', 'a "b" c', '- x', '? '],
];

/**
 * `kubectl label -o json` prints a key wrongly, with a backslash at its end, if JSON escapes its last character. And `"1"` and `1` are two keys
 * for Go, of which JSON keeps any.
 */
const keyWords = words.filter((word) => !['>', '&', 'true', '1'].includes(word));

const plainKeys: readonly string[] = [
  ...split(
    'a name app.kubernetes.io/name x-y b c image k1 k2 k3 y n on no 1 017 1.5 0x10 1e3 true /etc $ref a#b a:b',
  ),
  ...split('-k ?k é = .k .5 2001-01-01'),
  'with space',
];

/** How the value of a scalar is written in a line of its own context. */
const singleQuoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;
const doubleQuoted = (text: string): string => `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
const escapes = split(String.raw`\n \t \" \\ \x41 \u00e9 \U0001F600 \0 \e \_ \N \L \P \a \b \v \f \r`);

const sameMember: Readonly<Record<string, string>> = { y: 'true', on: 'true', n: 'false', no: 'false' };

const memberOf = (key: string): string => {
  const text = key.replace(/^["']|["']$/g, '').replaceAll("''", "'");
  return sameMember[text] ?? text;
};

/** Writes one document. Holds what anchors exist and in which form lines are broken. */
class Writer {
  readonly #random: Random;
  #count = 0;
  readonly #anchors: { readonly name: string; readonly isMapping: boolean }[] = [];

  constructor(random: Random) {
    this.#random = random;
  }

  chance(probability: number): boolean {
    return this.#random() < probability;
  }

  below(limit: number): number {
    return Math.floor(this.#random() * limit);
  }

  pick<T>(choices: readonly T[]): T {
    const choice = choices[this.below(choices.length)];
    if (choice === undefined) throw new Error('nothing to choose from');
    return choice;
  }

  comment(): string {
    return this.chance(0.08)
      ? this.pick([' # note', '   # a: b', ' #', ' # "quote', " # it's", '\t# tab'])
      : this.blanks();
  }

  blanks(): string {
    return this.chance(0.04) ? this.pick([' ', '  ', '\t']) : '';
  }

  /** Lines that mean nothing, between others. */
  gap(indent: number): string {
    if (!this.chance(0.06)) return '';
    return this.pick([
      '\n',
      '\n\n',
      `${' '.repeat(indent)}# comment\n`,
      '# at the margin: [\n',
      `${' '.repeat(indent + 3)}# deeper\n`,
      '   \n',
    ]);
  }

  doubleQuoted(text: string): string {
    const quoted = doubleQuoted(text);
    return this.chance(0.3) ? `${quoted.slice(0, -1)}${this.pick(escapes)}"` : quoted;
  }

  /** A scalar in one line. */
  scalar(inFlow: boolean): string {
    const form = this.below(10);
    if (form < 5) {
      const text = this.pick(plainForms);
      return inFlow && /[,[\]{}]|:$|^[-?:]/.test(text) ? singleQuoted(text) : text;
    }
    if (form < 7) return singleQuoted(this.pick(this.chance(0.5) ? words : plainForms));
    if (form < 9) return this.doubleQuoted(this.pick(this.chance(0.5) ? words : plainForms));
    // Go takes a comma behind a tag for a part of the tag.
    return inFlow ? this.tagged().replace(/(?<=^!!\w+)$/, ' ""') : this.tagged();
  }

  tagged(): string {
    return this.pick([
      '!!str 1',
      '!!str yes',
      '!!str',
      '!!int 7',
      '!!int "7"',
      '!!float 1',
      '!!bool yes',
      '!!null ~',
      '!!null',
      '!!binary aGVsbG8=',
      '!!binary "aGVsbG8="',
      '! 5',
      '!custom x',
      '!!timestamp 2001-01-01',
      '!<tag:yaml.org,2002:str> 5',
      "!!str '5'",
      '!!float 0x10',
    ]);
  }

  key(): string {
    const form = this.below(20);
    if (form < 15) return this.pick(plainKeys);
    return form < 17 ? singleQuoted(this.pick(keyWords)) : doubleQuoted(this.pick(keyWords));
  }

  /** Keys that stay different when they have become strings: of equal ones Go keeps any, as `1` and `"1"` are two for it. */
  keys(count: number): readonly string[] {
    const keys = Array.from({ length: count }, () => this.key());
    return [...new Map(keys.map((key) => [memberOf(key), key])).values()];
  }

  flow(depth: number, indent: number): string {
    const newLine = (): string =>
      `\n${' '.repeat(this.chance(0.2) ? this.below(indent + 1) : indent + this.below(4))}`;
    const open = this.chance(0.3) ? newLine() : this.pick(['', ' ', '\t']);
    const close = this.chance(0.2) ? newLine() : this.pick(['', ' ']);
    const separator = (): string =>
      this.chance(0.15) ? `,${newLine()}` : this.pick([', ', ',', ' , ', ',\t']);
    const count = this.below(4);
    if (this.chance(0.5)) {
      const items = Array.from({ length: count }, () => this.flowNode(depth - 1, indent));
      return `[${open}${items.join(separator())}${count > 0 && this.chance(0.1) ? ',' : ''}${close}]`;
    }
    const members = this.keys(count).map((key) => {
      const text = /[,[\]{}]|^[-?:]/.test(key) && !/^["']/.test(key) ? singleQuoted(key) : key;
      return `${text}: ${this.flowNode(depth - 1, indent)}`;
    });
    return `{${open}${members.join(separator())}${close}}`;
  }

  flowNode(depth: number, indent: number): string {
    return depth > 0 && this.chance(0.3) ? this.flow(depth, indent) : this.scalar(true);
  }

  /** A literal or folded block scalar, its header first. `indent` is that of its holder. */
  blockScalar(indent: number): string {
    const width = 1 + this.below(4);
    const lines = Array.from({ length: this.below(6) }, () =>
      this.pick([
        '',
        'line',
        'two words',
        '  deeper',
        ' one deeper',
        '\ttab',
        '# no comment',
        '- item',
        'k: v',
        'trailing  ',
        '   ',
        '"q"',
        '...x',
        '---x',
        '日本',
      ]),
    );
    const first = lines.find((line) => line.trim() !== '');
    const needsWidth = first !== undefined && /^\s/.test(first);
    const explicit = needsWidth || this.chance(0.2) ? String(width) : '';
    const chomping = this.pick(['', '', '-', '+']);
    const header = `${this.pick(['|', '>'])}${this.chance(0.5) ? explicit + chomping : chomping + explicit}`;
    const margin = ' '.repeat(Math.max(indent, 0) + width);
    const body = lines.map((line) => (line.trim() === '' && !this.chance(0.3) ? '' : margin + line));
    return `${header}${this.chance(0.1) ? ' # why' : ''}\n${body.map((line) => `${line}\n`).join('')}`;
  }

  /** A plain or quoted scalar over several lines, without its last line break. */
  multiline(indent: number): string {
    const form = this.below(3);
    // Only quotes may go on at any depth.
    const least = form === 0 ? indent + 1 : this.pick([1, indent + 1, indent + 1]);
    const margin = ' '.repeat(least + this.below(3));
    const parts = Array.from({ length: 2 + this.below(3) }, () =>
      this.pick(['one', 'two three', 'x', 'don', 'a-b', '1', 'a:b', 'c#d', 'e']),
    );
    const gap = (): string => (this.chance(0.2) ? `\n\n${margin}` : `\n${margin}`);
    const text = parts.join(gap());
    if (form === 0) return text;
    if (form === 1) return `'${text}${this.pick(['', " ''x''", `\n${margin}`])}'`;
    return `"${text}${this.pick(['', ' \\"x\\"', `\\\n${margin}`, `\n${margin}`, '\\n'])}"`;
  }

  /** The text of an anchor before a node, or nothing. */
  anchor(): string {
    return this.chance(0.06) ? `&${this.pick(['a', 'b', 'anchor', 'x-1', 'B_2'])}${this.#count++} ` : '';
  }

  /** From here on aliases may name it: only behind its node, as one inside would name itself. */
  declare(anchor: string, isMapping: boolean): void {
    if (anchor !== '') this.#anchors.push({ name: anchor.slice(1, -1), isMapping });
  }

  alias(): string | undefined {
    return this.#anchors.length > 0 && this.chance(0.15) ? `*${this.pick(this.#anchors).name}` : undefined;
  }

  merge(): string | undefined {
    const mappings = this.#anchors.filter(({ isMapping }) => isMapping);
    if (mappings.length === 0 || !this.chance(0.3)) return undefined;
    const first = this.pick(mappings).name;
    return this.pick([
      `<<: *${first}`,
      `<<: [*${first}, *${this.pick(mappings).name}]`,
      '<<: {a: merged, name: merged}',
    ]);
  }

  /** What stands behind `key:` or `-`, with its line break. `indent` is the holder's; `itself` is the least that its own lines may have. */
  value(indent: number, depth: number, afterDash: boolean): string {
    const alias = this.alias();
    if (alias !== undefined) return ` ${alias}${this.comment()}\n`;
    const form = this.below(depth > 0 ? 20 : 11);
    if (form === 7) return `${this.blanks()}${this.comment()}\n`;
    if (form === 9) return ` ${this.multiline(indent)}${this.comment()}\n`;
    if (form === 10) return ` ${this.flow(depth + 1, indent + 1)}${this.comment()}\n`;
    const isMapping = form > 10 && form < 16;
    const anchor = this.anchor();
    const text =
      form < 11
        ? this.anchoredScalar(indent, anchor, form)
        : this.collection(indent, depth, afterDash, isMapping, anchor);
    this.declare(anchor, isMapping);
    return text;
  }

  anchoredScalar(indent: number, anchor: string, form: number): string {
    return form === 8
      ? ` ${anchor}${this.blockScalar(indent)}`
      : ` ${anchor}${this.scalar(false)}${this.comment()}\n`;
  }

  collection(indent: number, depth: number, afterDash: boolean, isMapping: boolean, anchor: string): string {
    if (afterDash && anchor === '' && this.chance(0.7)) return this.compact(indent, depth, isMapping);
    const own = isMapping || afterDash || this.chance(0.5) ? indent + 1 + this.below(4) : Math.max(indent, 0);
    const name = anchor === '' ? '' : ` ${anchor.trimEnd()}`;
    return `${name}${this.comment()}\n${isMapping ? this.mapping(own, depth - 1) : this.sequence(own, depth - 1)}`;
  }

  /** A collection that starts in the line of its dash. */
  compact(indent: number, depth: number, isMapping: boolean): string {
    const blanks = ' '.repeat(1 + this.below(3));
    const own = indent + 1 + blanks.length;
    const text = isMapping
      ? this.mapping(own, depth - 1, 'compact')
      : this.sequence(own, depth - 1, 'compact');
    return `${blanks}${text.trimStart()}`;
  }

  mapping(indent: number, depth: number, style: 'own lines' | 'compact' = 'own lines'): string {
    const margin = ' '.repeat(indent);
    const merge = this.merge();
    const lines = this.keys(1 + this.below(4)).map((key, index) => {
      const gap = index === 0 && style === 'compact' ? '' : this.gap(indent);
      if (this.chance(0.02)) return `${gap}${margin}? ${key}\n${margin}:${this.value(indent, 0, true)}`;
      return `${gap}${margin}${key}${this.pick([':', ':', ':', ':', ' :'])}${this.value(indent, depth, false)}`;
    });
    if (merge !== undefined) lines.splice(this.below(lines.length + 1), 0, `${margin}${merge}\n`);
    return lines.join('');
  }

  sequence(indent: number, depth: number, style: 'own lines' | 'compact' = 'own lines'): string {
    const margin = ' '.repeat(indent);
    return Array.from({ length: 1 + this.below(4) }, (_, index) => {
      const gap = index === 0 && style === 'compact' ? '' : this.gap(indent);
      return `${gap}${margin}-${this.value(indent, depth, true)}`;
    }).join('');
  }
}

/** An object named `d<index>`, whose `data` is anything. */
export const generateDocument = (random: Random, index: number): string => {
  const writer = new Writer(random);
  const head = `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: d${index}\n`;
  const data = writer.chance(0.2)
    ? `data:${writer.value(0, 4, false)}`
    : `data:\n${writer.mapping(1 + writer.below(4), 4)}`;
  const text = `${writer.gap(0)}${head}${data}${writer.gap(0)}`;
  return writer.chance(0.05) ? text.replaceAll('\n', '\r\n') : text;
};
