import { createHash } from 'node:crypto';
import { limits } from '../../../model/limits.ts';
import type { FindingRecord } from '../../../model/records.ts';
import { labelsOf } from './projection.ts';

/**
 * Report and ClusterReport of `openreports.io/v1alpha1`. Fields: the CustomResourceDefinitions of the project OpenReports.
 */
export const reportVersion = 'openreports.io/v1alpha1';
export const reportName = 'seawall';
export const hashAnnotation = 'seawall.dev/content-hash';

type Outcome = 'fail' | 'warn' | 'error';

interface ReportResult {
  readonly policy: string;
  /** Where in the object, as a JSON Pointer. */
  readonly rule?: string;
  readonly severity?: string;
  readonly result: Outcome;
  readonly scored: boolean;
  readonly message: string;
  readonly timestamp: { readonly seconds: number; readonly nanos: number };
  readonly resources: readonly Readonly<Record<string, string>>[];
  readonly properties: Readonly<Record<string, string>>;
}

/** One report, as the API server takes it. */
export interface Report {
  readonly apiVersion: typeof reportVersion;
  readonly kind: 'Report' | 'ClusterReport';
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly labels: Readonly<Record<string, string>>;
    readonly annotations: Readonly<Record<string, string>>;
  };
  readonly source: string;
  readonly configuration: { readonly limits: { readonly maxResults: number } };
  readonly summary: Readonly<Record<Outcome | 'pass' | 'skip', number>>;
  readonly results: readonly ReportResult[];
}

/** Whatever could not be decided is an error there: a report has no word for "unknown". */
const outcomeOf = ({ status }: FindingRecord): Outcome =>
  status === 'fail' || status === 'warn' ? status : 'error';

const cut = (text: string): string =>
  text.length <= limits.projectedText ? text : `${text.slice(0, limits.projectedText - 1)}…`;

const resultOf = (finding: FindingRecord): ReportResult => {
  const { apiVersion, kind, namespace, name } = finding.resource;
  return {
    policy: finding.check,
    ...(finding.path === '' ? {} : { rule: cut(finding.path) }),
    // The format has no severity that is not known.
    ...(finding.severity === 'unknown' ? {} : { severity: finding.severity }),
    result: outcomeOf(finding),
    scored: finding.status === 'fail',
    message: cut(`${finding.reason}: ${finding.detail}`),
    timestamp: { seconds: Math.floor(Date.parse(finding.firstSeen) / 1000), nanos: 0 },
    resources: [{ apiVersion, kind, name, ...(namespace === undefined ? {} : { namespace }) }],
    properties: {
      fingerprint: finding.fingerprint,
      ...(finding.remedy ? { repair: cut(finding.remedy.words) } : {}),
    },
  };
};

/** Gathers the findings of one namespace, the worst first, into one report of bounded size. `''`: what lies in no namespace. */
export class ReportMaker {
  readonly namespace: string;
  readonly #release: string;
  readonly #summary = { pass: 0, fail: 0, warn: 0, error: 0, skip: 0 };
  readonly #results: ReportResult[] = [];
  #leftOut = 0;

  constructor(namespace: string, release: string) {
    this.namespace = namespace;
    this.#release = release;
  }

  add(finding: FindingRecord): void {
    this.#summary[outcomeOf(finding)] += 1;
    if (this.#results.length < limits.projectedResults) this.#results.push(resultOf(finding));
    else this.#leftOut += 1;
  }

  report(): Report {
    const content = {
      source: 'seawall',
      configuration: { limits: { maxResults: limits.projectedResults } },
      summary: { ...this.#summary },
      results: this.#results.map((result, index) =>
        this.#leftOut > 0 && index === this.#results.length - 1 ? this.#saying(result) : result,
      ),
    };
    const hash = createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 32);
    return {
      apiVersion: reportVersion,
      kind: this.namespace === '' ? 'ClusterReport' : 'Report',
      metadata: {
        name: reportName,
        ...(this.namespace === '' ? {} : { namespace: this.namespace }),
        labels: labelsOf(this.#release),
        annotations: { [hashAnnotation]: hash },
      },
      ...content,
    };
  }

  #saying(result: ReportResult): ReportResult {
    return {
      ...result,
      properties: { ...result.properties, leftOut: `${this.#leftOut} more are counted in the summary` },
    };
  }
}
