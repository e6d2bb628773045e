import { errorCodes } from '../../src/model/error.ts';
import { limits } from '../../src/model/limits.ts';
import { problemCodes } from '../../src/model/problem.ts';
import { type Generated, markdownTable } from './generated.ts';

const page = (
  path: string,
  title: string,
  intro: string,
  head: readonly string[],
  table: object,
): Generated => ({
  path: `docs/generated/${path}`,
  text: `# ${title}\n\n${intro}\n\n${markdownTable(
    head,
    Object.entries(table).map(([name, value]) => [`\`${name}\``, String(value)]),
  )}`,
});

/** Errors, problems and limits, as tables. */
export const codeTables = (): readonly Generated[] => [
  page('errors.md', 'Errors', 'What ends a run, with exit status 2.', ['code', 'meaning'], errorCodes),
  page(
    'problems.md',
    'Problems',
    'What could not be looked at. The run goes on; the report says that it is partial.',
    ['code', 'meaning'],
    problemCodes,
  ),
  page(
    'limits.md',
    'Limits',
    'Limits on foreign input, in bytes, milliseconds or pieces.',
    ['limit', 'number'],
    limits,
  ),
];
