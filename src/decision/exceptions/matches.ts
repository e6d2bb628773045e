import { isClusterScoped } from '../../model/cluster-scoped.ts';
import { valueAt } from '../../model/field-path.ts';
import type { Finding } from '../../model/finding.ts';
import { fingerprintOf } from '../../model/fingerprint.ts';
import { fitsAny } from '../../model/glob.ts';
import type { ResourceReference } from '../../model/resource.ts';
import type { RiskException } from './exception.ts';

/** Whether an exception is about a finding. Time does not come into it. */
export const matches = ({ spec: { match }, reach }: RiskException, finding: Finding): boolean => {
  const { reference } = finding.resource;
  return (
    isReached(reach, reference) &&
    isListed(match.checks, [finding.check]) &&
    isListed(match.kinds, [reference.kind]) &&
    isListed(match.names, [reference.name]) &&
    isListed(match.namespaces, [reference.namespace ?? 'default']) &&
    (match.severities === undefined || match.severities.includes(finding.severity)) &&
    isListed(match.controls, controlsOf(finding)) &&
    isListed(match.paths, [finding.path]) &&
    hasLabels(finding, match.labels) &&
    (match.containers === undefined || isListed(match.containers, containerOf(finding))) &&
    (match.fingerprints === undefined || match.fingerprints.includes(fingerprintOf(finding)))
  );
};

/** Where a manifest leaves the namespace out, kubectl takes that of the context: the same for both, `default` as long as nobody chose another. */
const isReached = (reach: RiskException['reach'], reference: ResourceReference): boolean =>
  reach.over === 'all' ||
  (!isClusterScoped(reference) && (reference.namespace ?? 'default') === (reach.namespace ?? 'default'));

/** No list asks for nothing. */
const isListed = (patterns: readonly string[] | undefined, texts: readonly string[]): boolean =>
  patterns === undefined || texts.some((text) => fitsAny(patterns, text));

const controlsOf = ({ controls }: Finding): readonly string[] =>
  Object.entries(controls).flatMap(([framework, ids]) => (ids ?? []).map((id) => `${framework}:${id}`));

const hasLabels = (finding: Finding, labels: Readonly<Record<string, string>> | undefined): boolean =>
  labels === undefined ||
  Object.entries(labels).every(([key, value]) => {
    const own = valueAt(finding.resource.object, '/metadata/labels') as
      | Readonly<Record<string, unknown>>
      | undefined;
    return typeof own === 'object' && own !== null && own[key] === value;
  });

/** The name of the container that the finding's path leads into. */
const containerOf = (finding: Finding): readonly string[] => {
  const place = /^.*\/(?:containers|initContainers|ephemeralContainers)\/\d+/.exec(finding.path)?.[0];
  const name = place === undefined ? undefined : valueAt(finding.resource.object, `${place}/name`);
  return typeof name === 'string' ? [name] : [];
};
