type Members = Readonly<Record<string, unknown>>;

const isMembers = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Some members of an object. */
const only =
  (...keys: readonly string[]) =>
  (value: unknown): unknown =>
    isMembers(value)
      ? Object.fromEntries(keys.filter((key) => Object.hasOwn(value, key)).map((key) => [key, value[key]]))
      : undefined;

/** Of each item of a list, some members. */
const each =
  (...keys: readonly string[]) =>
  (value: unknown): unknown =>
    Array.isArray(value) ? value.map(only(...keys)) : undefined;

const whole = (value: unknown): unknown => value;
const containers = each('name', 'image', 'imageID');
/** Not when: heartbeats would make each Node a new one every minute. */
const conditions = each('type', 'status', 'reason');

type Keeper = Readonly<Record<string, (value: unknown) => unknown>>;

const loadBalancer: Keeper = { loadBalancer: whole };

/** What is kept of the status of a kind, by group and kind. The rest, and the status of all other kinds, is what a controller saw last. */
const keepers: Readonly<Record<string, Keeper>> = {
  '/Pod': {
    phase: whole,
    podIP: whole,
    hostIP: whole,
    containerStatuses: containers,
    initContainerStatuses: containers,
    ephemeralContainerStatuses: containers,
  },
  '/Node': {
    nodeInfo: whole,
    addresses: whole,
    conditions,
    daemonEndpoints: whole,
    runtimeHandlers: whole,
    features: whole,
    allocatable: whole,
  },
  'apps/DaemonSet': { desiredNumberScheduled: whole, numberReady: whole },
  '/Service': loadBalancer,
  '/Namespace': { phase: whole },
  '/PersistentVolume': { phase: whole },
  '/PersistentVolumeClaim': { phase: whole },
  'networking.k8s.io/Ingress': loadBalancer,
  'gateway.networking.k8s.io/Gateway': { addresses: whole },
  'apiextensions.k8s.io/CustomResourceDefinition': { storedVersions: whole, conditions },
  'apiregistration.k8s.io/APIService': { conditions },
  'certificates.k8s.io/CertificateSigningRequest': { conditions },
};

/** What of an object's status is kept; `undefined` where nothing is. */
export const keptStatus = (group: string, kind: string, status: unknown): Members | undefined => {
  const key = `${group}/${kind}`;
  const keeper = Object.hasOwn(keepers, key) ? keepers[key] : undefined;
  if (!isMembers(status)) return undefined;
  if (keeper === undefined) return group === 'seawall.dev' ? status : undefined;
  const kept = Object.entries(keeper).flatMap(([member, keep]) =>
    Object.hasOwn(status, member) ? [[member, keep(status[member])] as const] : [],
  );
  return kept.length === 0 ? undefined : Object.fromEntries(kept);
};
