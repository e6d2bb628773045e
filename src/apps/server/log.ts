import { stderr } from 'node:process';

type Fields = Readonly<Record<string, unknown>>;

/** Lines of JSON on standard error: time, level, message and fields. Values of secrets never get here. */
export interface Log {
  info(fields: Fields, message: string): void;
  warn(fields: Fields, message: string): void;
  error(fields: Fields, message: string): void;
}

const line =
  (level: string, write: (text: string) => void) =>
  (fields: Fields, message: string): void =>
    write(`${JSON.stringify({ time: new Date().toISOString(), level, message, ...fields })}\n`);

export const logTo = (write: (text: string) => void): Log => ({
  info: line('info', write),
  warn: line('warn', write),
  error: line('error', write),
});

export const log: Log = logTo((text) => {
  stderr.write(text);
});
