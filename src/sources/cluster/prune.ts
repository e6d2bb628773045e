import { keptStatus } from './kept-status.ts';
import { apiVersionOf, type ServedKind } from './served-kind.ts';

type Members = Readonly<Record<string, unknown>>;

/**
 * Stands where a secret's value was. No check takes it for a value: it is a placeholder to all of them, and no base64.
 */
export const hidden = '<hidden>';

/** Annotations that hold the whole object once more, secrets' values included, or that change every few seconds. */
const droppedAnnotations: ReadonlySet<string> = new Set([
  'kubectl.kubernetes.io/last-applied-configuration',
  'kapp.k14s.io/original',
  'objectset.rio.cattle.io/applied',
  'control-plane.alpha.kubernetes.io/leader',
]);

const isMembers = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * The object as far as it is read, as text, in the order of a manifest: type, metadata, the rest. Dropped are what only the API server
 * needs (managedFields, uid, resourceVersion, generation), the object's copies in annotations, what controllers saw last (status, except
 * what checks read), and the values of Secrets. `undefined` where it is no object with a name.
 */
export const prune = (item: unknown, kind: ServedKind): string | undefined => {
  if (!isMembers(item) || !isMembers(item['metadata'])) return undefined;
  const metadata = pruneMetadata(item['metadata']);
  if (typeof metadata['name'] !== 'string' || metadata['name'] === '') return undefined;
  const { apiVersion: _apiVersion, kind: _kind, metadata: _metadata, status, ...rest } = item;
  return JSON.stringify({
    apiVersion: apiVersionOf(kind),
    kind: kind.kind,
    metadata,
    ...pruneBody(rest, kind),
    status: keptStatus(kind.group, kind.kind, status),
  });
};

/** Undefined members are left out of the text. */
const pruneMetadata = (metadata: Members): Members => ({
  name: metadata['name'],
  generateName: metadata['generateName'],
  namespace: metadata['namespace'],
  creationTimestamp: metadata['creationTimestamp'],
  deletionTimestamp: metadata['deletionTimestamp'],
  labels: metadata['labels'],
  annotations: pruneAnnotations(metadata['annotations']),
  finalizers: metadata['finalizers'],
  ownerReferences: pruneOwners(metadata['ownerReferences']),
});

const pruneAnnotations = (annotations: unknown): unknown => {
  if (!isMembers(annotations)) return annotations;
  const kept = Object.entries(annotations).filter(([key]) => !droppedAnnotations.has(key));
  return kept.length === 0 ? undefined : Object.fromEntries(kept);
};

const pruneOwners = (owners: unknown): unknown => {
  if (!Array.isArray(owners)) return undefined;
  return owners.filter(isMembers).map(({ apiVersion, kind, name, controller }) => ({
    apiVersion,
    kind,
    name,
    controller,
  }));
};

const pruneBody = (body: Members, { group, kind }: ServedKind): Members => {
  switch (`${group}/${kind}`) {
    case '/Secret':
      return { ...body, data: withoutValues(body['data']), stringData: withoutValues(body['stringData']) };
    case '/ConfigMap':
      return { ...body, binaryData: withoutValues(body['binaryData']) };
    case 'discovery.k8s.io/EndpointSlice':
      // Which Service it is for is in its labels; the addresses change with each pod, that there is one rarely does.
      return { addressType: body['addressType'], endpoints: oneReady(body) };
    case 'apiextensions.k8s.io/CustomResourceDefinition':
      return { ...body, spec: withoutSchemas(body['spec']) };
    default:
      return body;
  }
};

/** One endpoint that stands for all that are ready; none where none is. An endpoint that does not say is ready. (discovery/v1 EndpointConditions) */
const oneReady = (body: Members): unknown => {
  const { endpoints } = body;
  if (endpoints === undefined) return undefined;
  const isReady = (endpoint: unknown): boolean =>
    isMembers(endpoint) && (!isMembers(endpoint['conditions']) || endpoint['conditions']['ready'] !== false);
  return Array.isArray(endpoints) && endpoints.some(isReady) ? [{ conditions: { ready: true } }] : [];
};

/** An empty value stays empty: that tells that there is none. */
const withoutValues = (entries: unknown): unknown =>
  isMembers(entries)
    ? Object.fromEntries(Object.entries(entries).map(([key, value]) => [key, value === '' ? '' : hidden]))
    : undefined;

/** The schemas of all CRDs together are often more than all other objects. */
const withoutSchemas = (spec: unknown): unknown => {
  if (!isMembers(spec) || !Array.isArray(spec['versions'])) return spec;
  return {
    ...spec,
    versions: spec['versions'].map((version) =>
      isMembers(version) ? { ...version, schema: undefined } : version,
    ),
  };
};
