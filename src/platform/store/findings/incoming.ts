import { hash } from 'node:crypto';
import { fieldPath } from '../../../model/field-path.ts';
import type { Finding, Remedy } from '../../../model/finding.ts';
import { strictly } from '../../../model/operation.ts';
import type { AcceptanceRecord } from '../../../model/records.ts';
import { groupOf, type ResourceReference } from '../../../model/resource.ts';
import { severities } from '../../../model/severity.ts';
import { storableName, storableText } from '../storable.ts';
import type { Evaluation } from '../store.ts';

/** What is the same for all findings of a check, mostly: kept once. */
export interface LabelSet {
  readonly digest: string;
  readonly controls: string;
  readonly sources: string;
}

/** A finding of an evaluation in the store's words. */
export interface Incoming {
  readonly fingerprint: string;
  readonly finding: Finding;
  readonly resource: ResourceReference;
  readonly object: string;
  readonly severity: number;
  readonly labels: LabelSet;
  readonly extra: string | null;
  readonly acceptance: string | null;
  /** Differs when anything but the acceptance does. */
  readonly digest: string;
}

const digestOf = (text: string): string => hash('sha256', text).slice(0, 32);

/** What tells objects of one cluster apart: versions of one API show the same object. */
export const objectKey = ({ apiVersion, kind, namespace, name }: ResourceReference): string =>
  `${namespace ?? ''}\n${kind}\n${name}\n${groupOf(apiVersion)}`;

/** Labels that filters ask for, such as `control:nsa:NSA-POD-17`, `source:insider`, `kind:secret`. */
export const labelsOf = ({ controls, sources, kind }: Finding): readonly string[] => [
  `kind:${kind}`,
  ...sources.map((source) => `source:${source}`),
  ...Object.entries(controls).flatMap(([framework, ids]) => ids.map((id) => `control:${framework}:${id}`)),
];

/** The findings by fingerprint; of two with the same the first counts. */
export const incomingOf = ({ findings }: Evaluation): ReadonlyMap<string, Incoming> => {
  const all = new Map<string, Incoming>();
  const sets = new Map<string, LabelSet>();
  for (const { fingerprint, finding } of findings)
    if (!all.has(fingerprint)) all.set(fingerprint, incoming(fingerprint, finding, sets));
  return all;
};

/** Names and words come from the cluster: what the databases cannot keep is replaced before anything is compared. */
const storable = (finding: Finding): Finding => ({
  ...finding,
  check: storableName(finding.check),
  reason: storableText(finding.reason),
  detail: storableText(finding.detail),
  path: fieldPath(storableText(finding.path)),
  resource: { ...finding.resource, reference: storableReference(finding.resource.reference) },
});

/** The reference with names that both databases keep as they are. */
export const storableReference = ({
  apiVersion,
  kind,
  namespace,
  name,
}: ResourceReference): ResourceReference => ({
  apiVersion: storableName(apiVersion),
  kind: storableName(kind),
  name: storableName(name),
  ...(namespace === undefined ? {} : { namespace: storableName(namespace) }),
});

/** The repair is worked out now and to the letter of RFC 6902, for the object is not kept. */
const remedyOf = ({ remedy, resource }: Finding): Remedy | undefined => {
  if (remedy === undefined) return undefined;
  const { safety, words, operations } = remedy;
  return { safety, words, operations: strictly(resource.object, operations) };
};

const incoming = (fingerprint: string, foreign: Finding, sets: Map<string, LabelSet>): Incoming => {
  const finding = storable(foreign);
  const { place, because, status, reason, detail, path, kind, acceptance } = finding;
  const remedy = remedyOf(finding);
  const resource = finding.resource.reference;
  const severity = severities.indexOf(finding.severity);
  const labels = labelSet(finding, sets);
  const extra =
    place === undefined && because === undefined && remedy === undefined
      ? null
      : JSON.stringify({ place, because, remedy });
  const { apiVersion } = resource;
  const content = [severity, status, reason, detail, path, kind, apiVersion, labels.digest, extra];
  return {
    fingerprint,
    finding,
    resource,
    object: objectKey(resource),
    severity,
    labels,
    extra,
    acceptance: acceptance === undefined ? null : JSON.stringify(acceptance satisfies AcceptanceRecord),
    digest: digestOf(JSON.stringify(content)),
  };
};

const labelSet = (finding: Finding, sets: Map<string, LabelSet>): LabelSet => {
  const controls = JSON.stringify(finding.controls);
  const sources = JSON.stringify(finding.sources);
  const key = `${controls}\n${sources}`;
  const known = sets.get(key);
  if (known !== undefined) return known;
  const made = { digest: digestOf(key), controls, sources };
  sets.set(key, made);
  return made;
};
