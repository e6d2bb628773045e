import type { Finding } from '../../model/finding.ts';
import type { Problem } from '../../model/problem.ts';
import { nameOf } from '../../model/resource.ts';
import { fileOf, placeOf, type Texts } from '../../sources/place.ts';

/** Checks that stopped are findings about themselves, and problems too: their verdict is unknown, so the report is partial. */
export const failureProblems = (findings: readonly Finding[], texts: Texts): readonly Problem[] =>
  findings
    .filter(({ status }) => status === 'error')
    .map(({ resource, path, detail }) => {
      const place = placeOf(resource, path, texts);
      return {
        code: 'check-failed',
        file: fileOf(resource.origin),
        ...(place === undefined ? {} : { line: place.line, column: place.column }),
        detail: `${nameOf(resource.reference)}: ${detail}`,
      };
    });
