import { SeawallError } from '../../../model/error.ts';
import { didYouMean } from '../../../model/nearest.ts';
import { terminal } from '../../../platform/terminal.ts';
import { listings } from '../../explain/listings.ts';
import { type ExitStatus, exit, type Invocation } from '../command.ts';
import { configured } from '../configured.ts';

/** `seawall list checks|controls|frameworks|profiles`. */
export const run = async ({ values, positionals }: Invocation): Promise<ExitStatus> => {
  const [name = ''] = positionals;
  const listing = listings[name];
  if (listing === undefined) {
    const names = Object.keys(listings);
    throw new SeawallError(
      'usage',
      `list what?${name === '' ? '' : ` There is no "${name}"${didYouMean(name, names)}`}`,
      [`It is one of: ${names.join(', ')}.`],
    );
  }
  const rows = listing.rows((await configured(values)).selection.available);
  terminal.write(
    values.value('output') === 'json'
      ? `${JSON.stringify(rows, undefined, 2)}\n`
      : plain(rows, listing.columns),
  );
  return exit.done;
};

const plain = (rows: readonly Readonly<Record<string, unknown>>[], columns: readonly string[]): string => {
  const shown = rows.map((row) => columns.map((column) => String(row[column]).replaceAll(',', ', ')));
  const widths = columns.map((_, index) => Math.max(...shown.map((row) => row[index]?.length ?? 0)));
  return shown
    .map(
      (row) =>
        `${row
          .map((cell, index) => cell.padEnd(widths[index] ?? 0))
          .join('  ')
          .trimEnd()}\n`,
    )
    .join('');
};
