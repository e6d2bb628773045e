/** A command as it is read: words with quotes taken off. */
export interface ReadCommand {
  readonly words: readonly string[];
  readonly outputs: readonly string[];
  readonly pipeline: number;
  /** Where it starts in the script. */
  readonly offset: number;
}

/** Command substitutions within each other; what lies deeper is read as text. */
const deepest = 50;

/** Words that open or close a compound command and are followed by a command, or end one. (POSIX.1-2024, 2.4 Reserved Words) */
const reserved: ReadonlySet<string> = new Set(
  '! { } if then elif else fi while until do done esac time'.split(' '),
);

const endsWord: ReadonlySet<string> = new Set([...' \t\n;&|()<>']);

/** Where a list of commands ends: at the end of the text, or at what closes the substitution. */
type Closer = '' | ')' | '`';

/** Reads a script from front to end once. */
export class ShellReader {
  readonly #text: string;
  readonly #commands: ReadCommand[] = [];
  readonly #heredocs: { readonly delimiter: string; readonly indented: boolean }[] = [];
  #at = 0;
  #closer: Closer = '';
  #pipelines = 0;
  #depth = 0;

  constructor(text: string) {
    this.#text = text;
  }

  readAll(): readonly ReadCommand[] {
    while (this.#at < this.#text.length) this.#list('');
    return this.#commands;
  }

  #list(closer: Closer): void {
    let pipeline = this.#pipelines++;
    let words: string[] = [];
    let outputs: string[] = [];
    let offset = this.#at;
    let open = 0;
    const finish = (): void => {
      if (words.length + outputs.length > 0) this.#commands.push({ words, outputs, pipeline, offset });
      words = [];
      outputs = [];
    };
    while (this.#at < this.#text.length) {
      const character = this.#text.charAt(this.#at);
      const next = this.#text.charAt(this.#at + 1);
      if (character === ' ' || character === '\t') this.#at++;
      else if (character === '\\' && next === '\n') this.#at += 2;
      else if (character === '#') this.#skipTo('\n');
      else if (character === '|' && next !== '|') {
        finish();
        this.#at += next === '&' ? 2 : 1;
      } else if (
        character === '\n' ||
        character === ';' ||
        character === '|' ||
        isAmpersand(character, next)
      ) {
        finish();
        pipeline = this.#pipelines++;
        this.#at++;
        if (character === '\n') this.#skipHeredocs();
      } else if (character === '(') {
        open++;
        this.#at++;
      } else if (character === ')' || (character === '`' && closer === '`')) {
        finish();
        this.#at++;
        if (character === closer && open === 0) return;
        open = Math.max(0, open - 1);
      } else if (character === '<' || character === '>' || character === '&') this.#redirect(words, outputs);
      else {
        if (words.length === 0) offset = this.#at;
        const { word, isQuoted } = this.#word();
        if (words.length > 0 || isQuoted || !reserved.has(word)) words.push(word);
      }
    }
    finish();
  }

  #skipTo(end: string): void {
    const found = this.#text.indexOf(end, this.#at);
    this.#at = found < 0 ? this.#text.length : found;
  }

  /** `2>&1`, `>file`, `<<EOF`, `<(command)`. A number before it names the descriptor and is no word. */
  #redirect(words: string[], outputs: string[]): void {
    const operator = /&?(?:<<<|<<-?|[<>]\(|>>|[<>]&|>\||<>|[<>])/y;
    operator.lastIndex = this.#at;
    const sign = operator.exec(this.#text)?.[0] ?? this.#text.charAt(this.#at);
    if (/^\d$/.test(words.at(-1) ?? '') && this.#text.charAt(this.#at - 1) === words.at(-1)) words.pop();
    this.#at += sign.length;
    if (sign.endsWith('(')) {
      this.#substitution(')');
      words.push('/dev/fd/63');
      return;
    }
    while (this.#text.charAt(this.#at) === ' ') this.#at++;
    const { word } = this.#word();
    if (sign === '<<' || sign === '<<-') this.#heredocs.push({ delimiter: word, indented: sign === '<<-' });
    else if (sign.includes('>') && !/^(?:\d|-)?$/.test(word)) outputs.push(word);
  }

  #skipHeredocs(): void {
    for (const { delimiter, indented } of this.#heredocs.splice(0)) {
      while (this.#at < this.#text.length) {
        const start = this.#at;
        this.#skipTo('\n');
        const line = this.#text.slice(start, this.#at);
        this.#at++;
        if ((indented ? line.replace(/^\t+/, '') : line) === delimiter) break;
      }
    }
  }

  /** A word without its quotes. A quoted word is never a reserved one. */
  #word(): { readonly word: string; readonly isQuoted: boolean } {
    let word = '';
    let isQuoted = false;
    while (this.#at < this.#text.length) {
      const character = this.#text.charAt(this.#at);
      if (endsWord.has(character) || (character === '`' && this.#closer === '`')) break;
      isQuoted ||= character === '"' || character === "'" || character === '\\';
      if (character === "'") word += this.#singleQuoted();
      else if (character === '"') word += this.#doubleQuoted();
      else if (character === '\\') word += this.#escaped();
      else word += this.#plain(character);
    }
    return { word, isQuoted };
  }

  #singleQuoted(): string {
    const start = this.#at + 1;
    this.#at = start;
    this.#skipTo("'");
    return this.#text.slice(start, this.#at++);
  }

  #doubleQuoted(): string {
    let text = '';
    this.#at++;
    while (this.#at < this.#text.length) {
      const character = this.#text.charAt(this.#at);
      if (character === '"') break;
      const isEscape = character === '\\' && '$`"\\\n'.includes(this.#text.charAt(this.#at + 1));
      text += isEscape ? this.#escaped() : this.#plain(character);
    }
    this.#at++;
    return text;
  }

  /** An escaped line end joins two lines. */
  #escaped(): string {
    const next = this.#text.charAt(this.#at + 1);
    this.#at += 2;
    return next === '\n' ? '' : next;
  }

  /** What stands for itself, and expansions, which stay as they are; commands in them are read on the way. */
  #plain(character: string): string {
    const start = this.#at;
    const next = this.#text.charAt(start + 1);
    this.#at++;
    if (character === '`') this.#substitution('`');
    else if (character === '$' && next === '{') this.#skipNested('{', '}');
    else if (character === '$' && this.#text.startsWith('((', start + 1)) this.#skipNested('(', ')');
    else if (character === '$' && next === '(') {
      this.#at++;
      this.#substitution(')');
    }
    return this.#text.slice(start, this.#at);
  }

  #skipNested(open: string, close: string): void {
    let depth = 0;
    while (this.#at < this.#text.length) {
      const character = this.#text.charAt(this.#at++);
      if (character === open) depth++;
      else if (character === close && --depth === 0) return;
    }
  }

  #substitution(closer: Closer): void {
    if (this.#depth === deepest) return;
    const outer = this.#closer;
    this.#closer = closer;
    this.#depth++;
    this.#list(closer);
    this.#depth--;
    this.#closer = outer;
  }
}

/** `&` ends a command, unless it begins `&>`. */
const isAmpersand = (character: string, next: string): boolean => character === '&' && next !== '>';
