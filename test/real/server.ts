import { type ChildProcess, spawn } from 'node:child_process';
import { execPath } from 'node:process';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../../src/apps/cli/start.ts', import.meta.url));

export interface LogLine {
  readonly level: string;
  readonly message: string;
  readonly address?: string;
  readonly token?: string;
  readonly scope?: string;
  readonly findings?: number;
}

/** A running `seawall serve`, its log line by line. */
export class Server {
  readonly #child: ChildProcess;
  readonly lines: LogLine[] = [];
  #rest = '';
  readonly ended: Promise<number | null>;

  constructor(words: readonly string[]) {
    this.#child = spawn(execPath, [program, 'serve', '--no-config', ...words], {
      stdio: ['ignore', 'inherit', 'pipe'],
    });
    this.#child.stderr?.setEncoding('utf8').on('data', (piece: string) => this.#read(piece));
    this.ended = new Promise((resolve) => {
      this.#child.on('close', (status) => resolve(status));
    });
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  #read(piece: string): void {
    const lines = `${this.#rest}${piece}`.split('\n');
    this.#rest = lines.pop() ?? '';
    for (const line of lines) if (line.startsWith('{')) this.lines.push(JSON.parse(line) as LogLine);
  }

  /** Waits for a line of the log; an error with the log's end after that many seconds. */
  async until(is: (line: LogLine) => boolean, from = 0, seconds = 60): Promise<LogLine> {
    for (let waited = 0; waited < seconds * 20; waited++) {
      const found = this.lines.slice(from).find(is);
      if (found !== undefined) return found;
      await new Promise((resolve) => {
        setTimeout(resolve, 50);
      });
    }
    throw new Error(
      `no such line in ${seconds} s:\n${this.lines
        .slice(-8)
        .map((line) => JSON.stringify(line))
        .join('\n')}`,
    );
  }

  kill(signal: NodeJS.Signals): Promise<number | null> {
    this.#child.kill(signal);
    return this.ended;
  }
}
