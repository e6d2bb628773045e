import { endOfPeriod } from '../../model/date.ts';
import { type FieldPath, fieldPath, join } from '../../model/field-path.ts';
import { didYouMean } from '../../model/nearest.ts';
import type { Resource } from '../../model/resource.ts';
import { isSeverity, severities } from '../../model/severity.ts';
import type { ExceptionMatch, RiskException } from './exception.ts';

/** Something that is wrong in a document of ours, at its place. */
export interface Fault {
  readonly path: FieldPath;
  readonly detail: string;
}

export type ParsedException =
  | { readonly ok: true; readonly value: RiskException }
  | { readonly ok: false; readonly faults: readonly Fault[] };

export const isRiskException = ({ reference }: Resource): boolean =>
  reference.kind === 'RiskException' && reference.apiVersion.startsWith('seawall.dev/');

/** Reads a RiskException strictly: every unknown field, wrong type and missing part is a fault, all of them at once. */
export const parseException = (resource: Resource): ParsedException => {
  const reader = new Reader();
  const top = reader.record(resource.object, '', ['apiVersion', 'kind', 'metadata', 'spec', 'status']);
  if (resource.reference.apiVersion !== 'seawall.dev/v1alpha1')
    reader.fault(
      '/apiVersion',
      `unknown version "${resource.reference.apiVersion}"; it is seawall.dev/v1alpha1`,
    );
  const spec = reader.record(top['spec'], '/spec', ['match', 'owner', 'reason', 'expires', 'approval']);
  const match = readMatch(reader, spec['match']);
  const owner = reader.text(spec['owner'], '/spec/owner', 'who answers for it');
  const reason = reader.text(spec['reason'], '/spec/reason', 'why the risk is taken');
  const expires = readDate(reader, spec['expires'], '/spec/expires');
  const approval = readApproval(reader, spec['approval']);
  if (reader.faults.length > 0) return { ok: false, faults: reader.faults };
  const { namespace } = resource.reference;
  return {
    ok: true,
    value: {
      resource,
      match,
      owner,
      reason,
      ...(namespace === undefined ? {} : { namespace }),
      ...(expires === undefined ? {} : { expires }),
      ...(approval === undefined ? {} : { approval }),
    },
  };
};

const lists = [
  'checks',
  'controls',
  'severities',
  'kinds',
  'namespaces',
  'names',
  'containers',
  'paths',
  'fingerprints',
] as const;

const readMatch = (reader: Reader, value: unknown): ExceptionMatch => {
  const given = reader.record(value, '/spec/match', [...lists, 'labels']);
  if (value !== undefined && Object.keys(given).length === 0)
    reader.fault('/spec/match', 'an empty match would accept everything; say what it is about');
  const read = Object.fromEntries(
    lists.flatMap((name) =>
      given[name] === undefined ? [] : [[name, reader.texts(given[name], `/spec/match/${name}`)]],
    ),
  );
  const listed: readonly string[] = read['severities'] ?? [];
  for (const word of listed)
    if (!isSeverity(word))
      reader.fault(
        '/spec/match/severities',
        `no severity is called "${word}"${didYouMean(word, severities)}`,
      );
  const labels =
    given['labels'] === undefined ? {} : { labels: reader.map(given['labels'], '/spec/match/labels') };
  return { ...read, ...labels };
};

const readDate = (reader: Reader, value: unknown, path: string): string | undefined => {
  if (value === undefined) return undefined;
  if (typeof value === 'string' && endOfPeriod(value) !== undefined) return value;
  reader.fault(path, 'must be a date such as 2027-01-31, or RFC 3339 with time and zone');
  return undefined;
};

const readApproval = (reader: Reader, value: unknown): RiskException['approval'] => {
  if (value === undefined) return undefined;
  const given = reader.record(value, '/spec/approval', ['by', 'at']);
  const by = reader.text(given['by'], '/spec/approval/by', 'who approved');
  const at = readDate(reader, given['at'], '/spec/approval/at');
  return { by, ...(at === undefined ? {} : { at }) };
};

/** Collects faults while it reads. */
class Reader {
  readonly faults: Fault[] = [];

  fault(path: string, detail: string): void {
    this.faults.push({ path: fieldPath(path), detail });
  }

  record(value: unknown, path: string, known: readonly string[]): Readonly<Record<string, unknown>> {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      this.fault(path, value === undefined ? 'is missing' : 'must be a mapping');
      return {};
    }
    for (const key of Object.keys(value))
      if (!known.includes(key))
        this.fault(join(path, key), `there is no field "${key}"${didYouMean(key, known)}`);
    return value as Readonly<Record<string, unknown>>;
  }

  text(value: unknown, path: string, what: string): string {
    if (typeof value === 'string' && value.trim() !== '') return value;
    this.fault(path, value === undefined ? `is missing: ${what}` : `must be text: ${what}`);
    return '';
  }

  texts(value: unknown, path: string): readonly string[] {
    if (Array.isArray(value) && value.length > 0 && value.every((item) => typeof item === 'string'))
      return value as readonly string[];
    this.fault(path, 'must be a list of texts with at least one item');
    return [];
  }

  map(value: unknown, path: string): Readonly<Record<string, string>> {
    const given = this.record(
      value,
      path,
      typeof value === 'object' && value !== null ? Object.keys(value) : [],
    );
    for (const [key, member] of Object.entries(given))
      if (typeof member !== 'string') this.fault(join(path, key), 'must be text');
    return given as Readonly<Record<string, string>>;
  }
}
