import { SeawallError } from '../../model/error.ts';
import { didYouMean } from '../../model/nearest.ts';
import type { Report } from '../../model/report.ts';
import { inChunks, writeText } from '../../platform/output.ts';
import { terminal } from '../../platform/terminal.ts';
import type { Sink } from '../../sinks/sink.ts';
import { sinks } from '../../sinks/sinks.ts';

/** Where one report goes. */
export interface Output {
  readonly sink: Sink;
  /** Standard output when absent. */
  readonly file?: string;
}

/** Reads what stands after -o: `table`, or `sarif=out.sarif`. Throws `usage` before anything was scanned. */
export const readOutputs = (words: readonly string[]): readonly Output[] =>
  (words.length === 0 ? ['table'] : words).map(readOutput);

/** Renders the report in each form asked for. */
export const deliver = (report: Report, outputs: readonly Output[]): void => {
  for (const { sink, file } of outputs) {
    if (file === undefined) {
      const style = { colour: terminal.isColour, width: terminal.width ?? Number.POSITIVE_INFINITY };
      inChunks(sink.render(report, style), terminal.write);
    } else writeReport(file, sink.render(report, { colour: false, width: Number.POSITIVE_INFINITY }));
  }
};

/** Writes a file, or throws `cannot-write` with its name. */
export const writeReport = (file: string, pieces: Iterable<string>): void => {
  try {
    writeText(file, pieces);
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'unknown reason';
    throw new SeawallError('cannot-write', `${file} cannot be written`, [reason], error);
  }
};

const readOutput = (word: string): Output => {
  const equals = word.indexOf('=');
  const id = equals < 0 ? word : word.slice(0, equals);
  const sink = sinks.find((one) => one.id === id);
  const ids = sinks.map((one) => one.id);
  if (sink === undefined)
    throw new SeawallError('usage', `there is no output format "${id}"${didYouMean(id, ids)}`, [
      `It is one of: ${ids.join(', ')}. A file follows after "=": -o json=report.json`,
    ]);
  return equals < 0 ? { sink } : { sink, file: word.slice(equals + 1) };
};
