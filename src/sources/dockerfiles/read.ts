import type { DockerfileInstruction } from '../../model/dockerfile.ts';
import { root } from '../../model/field-path.ts';
import { limits } from '../../model/limits.ts';
import type { Problem } from '../../model/problem.ts';
import type { Resource } from '../../model/resource.ts';
import { readDirectives } from './directives.ts';
import { readHeredocs } from './heredocs.ts';
import { parseInstruction } from './instruction.ts';
import { type LogicalLine, logicalLine, physicalLines } from './lines.ts';

/** What a Dockerfile's text holds. There is no resource when it has no instruction. */
export interface DockerfileReading {
  readonly resource: Resource | undefined;
  readonly problems: readonly Problem[];
}

/** Instructions that may be followed by heredocs. */
const withHeredocs: ReadonlySet<string | undefined> = new Set(['ADD', 'COPY', 'RUN']);

/**
 * Reads a Dockerfile as BuildKit does. A line that no builder accepts is a problem, and the others are read.
 * The object is a {@link Dockerfile} of the model.
 */
export const readDockerfile = (text: string, file: string): DockerfileReading => {
  const lines = physicalLines(text);
  const reader = new Reader(file, lines);
  const directives = readDirectives(lines);
  for (const { line, detail } of directives.problems) reader.tell(line, detail);
  reader.read(directives.escape);
  const { instructions, problems } = reader;
  if (instructions.length === 0) return { resource: undefined, problems };
  return { resource: resourceOf(text, file, { escape: directives.escape, instructions }), problems };
};

const resourceOf = (text: string, file: string, object: Resource['object']): Resource => ({
  reference: { apiVersion: 'dockerfile', kind: 'Dockerfile', name: file },
  object,
  origin: { kind: 'file', path: file, document: 0, offset: 0, length: text.length, line: 1, pointer: root },
});

class Reader {
  readonly instructions: DockerfileInstruction[] = [];
  readonly problems: Problem[] = [];
  readonly #file: string;
  readonly #lines: readonly string[];
  /** Stages opened so far. */
  #stages = 0;

  constructor(file: string, lines: readonly string[]) {
    this.#file = file;
    this.#lines = lines;
  }

  tell(line: number, detail: string): void {
    this.problems.push({ code: 'invalid-dockerfile', file: this.#file, line, detail });
  }

  read(escaper: string): void {
    let count = 0;
    for (let at = 0; at < this.#lines.length; ) {
      const line = logicalLine(this.#lines, at, escaper);
      if (line === undefined) at++;
      else if (++count > limits.dockerfileInstructions) return this.#tellOver(at);
      else at = this.#line(line, escaper);
    }
  }

  #tellOver(at: number): void {
    const detail = `over dockerfileInstructions (${limits.dockerfileInstructions}); the rest was not read`;
    this.problems.push({ code: 'limit-exceeded', file: this.#file, line: at + 1, detail });
  }

  /** Index of the physical line behind the instruction. */
  #line(line: LogicalLine, escaper: string): number {
    const parsed = parseInstruction(line.text, escaper);
    if (!parsed.ok) {
      this.tell(line.first + 1, parsed.detail);
      return line.next;
    }
    const { instruction } = parsed;
    if (!withHeredocs.has(instruction.keyword) || instruction.form === 'exec') {
      this.#add(instruction, line, line.next);
      return line.next;
    }
    const reading = readHeredocs(line.text, this.#lines, line.next, escaper);
    const { heredocs, next, unterminated } = reading;
    if (unterminated !== undefined)
      this.tell(line.first + 1, `the heredoc "${unterminated.slice(0, 40)}" is opened here and never closed`);
    this.#add(heredocs.length === 0 ? instruction : { ...instruction, heredocs }, line, next);
    return next;
  }

  #add(instruction: DockerfileInstruction, line: LogicalLine, next: number): void {
    const { keyword = '', text = '', isTrigger } = instruction;
    if (keyword === 'FROM' && isTrigger !== true) this.#stages++;
    this.instructions.push({
      name: `${this.#stages} ${keyword} ${text}`,
      ...instruction,
      line: line.first + 1,
      column: line.column,
      endLine: next,
      endColumn: (this.#lines[next - 1] ?? '').length + 1,
      ...(next - line.first === 1 ? {} : this.#linesOf(line, text, next)),
    });
  }

  /** What an instruction says begins behind its keyword and its flags, and ends where the line does. */
  #linesOf(
    line: LogicalLine,
    text: string,
    next: number,
  ): Pick<DockerfileInstruction, 'lines' | 'lineStarts'> {
    const before = line.text.length - text.length;
    return {
      lines: this.#lines.slice(line.first, next),
      lineStarts: line.starts.map((start) => start - before),
    };
  }
}
