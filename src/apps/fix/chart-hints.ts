import { valueAt } from '../../model/field-path.ts';
import type { Finding } from '../../model/finding.ts';
import { nameOf } from '../../model/resource.ts';
import { placeOf, type Texts } from '../../sources/place.ts';
import type { RepairedObject } from './repair.ts';

/** What to change in a chart by hand: its templates are not ours to edit. */
export interface ChartHint {
  readonly file: string;
  /** 1 with precision `file` where no line can be named. */
  readonly line: number;
  readonly precision: 'exact' | 'approximate' | 'file';
  readonly object: string;
  readonly check: string;
  /** The change on the rendered object. */
  readonly change: string;
  /** The key of the values that the line takes its value from, when it takes one and no more. */
  readonly valuesKey?: string;
}

/** Hints for what was repaired in objects that a chart rendered. */
export const chartHints = (objects: readonly RepairedObject[], texts: Texts): readonly ChartHint[] =>
  objects
    .filter(({ resource }) => resource.origin.kind === 'rendered' && resource.origin.by === 'helm')
    .flatMap(({ findings }) => findings.flatMap((finding) => hintsOf(finding, texts)));

const hintsOf = (finding: Finding, texts: Texts): readonly ChartHint[] =>
  (finding.remedy?.operations ?? []).flatMap((operation) => {
    const place = placeOf(finding.resource, operation.path as Finding['path'], texts);
    if (place === undefined) return [];
    const line = texts.get(place.file)?.split('\n')[place.line - 1] ?? '';
    const exists = valueAt(finding.resource.object, operation.path) !== undefined;
    const key = exists && place.precision === 'exact' ? valuesKeyIn(line) : undefined;
    return [
      {
        file: place.file,
        line: place.line,
        precision: place.precision,
        object: nameOf(finding.resource.reference),
        check: finding.check,
        change:
          operation.op === 'remove'
            ? `remove ${operation.path}`
            : `${operation.path}: ${JSON.stringify(operation.value)}`,
        ...(key === undefined ? {} : { valuesKey: key }),
      },
    ];
  });

/** `privileged: {{ .Values.app.privileged | quote }}` → `app.privileged`; a line with several values names none. */
const valuesKeyIn = (line: string): string | undefined => {
  const keys = [...line.matchAll(/\{\{-?\s*(?:[a-z]+\s+)?\.Values\.([\w.-]+)[^}]*\}\}/g)].map(
    ([, key]) => key,
  );
  return keys.length === 1 ? keys[0] : undefined;
};
