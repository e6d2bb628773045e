import { any, boolean, list, map, number, object, type Shaped, scalar, string } from '../../model/shape.ts';

/** The parts of the Kubernetes core/v1 PodSpec that are read, under Kubernetes' own names. */

const seccompProfile = object({ type: string, localhostProfile: string });
const appArmorProfile = object({ type: string, localhostProfile: string });
const seLinuxOptions = object({ type: string, user: string, role: string, level: string });
const windowsOptions = object({
  hostProcess: boolean,
  runAsUserName: string,
  gmsaCredentialSpecName: string,
});

export const securityContext = object({
  privileged: boolean,
  allowPrivilegeEscalation: boolean,
  readOnlyRootFilesystem: boolean,
  runAsNonRoot: boolean,
  runAsUser: number,
  runAsGroup: number,
  procMount: string,
  capabilities: object({ add: list(string), drop: list(string) }),
  seccompProfile,
  appArmorProfile,
  seLinuxOptions,
  windowsOptions,
});

const podSecurityContext = object({
  runAsNonRoot: boolean,
  runAsUser: number,
  runAsGroup: number,
  fsGroup: number,
  fsGroupChangePolicy: string,
  supplementalGroups: list(number),
  supplementalGroupsPolicy: string,
  sysctls: list(object({ name: string, value: scalar })),
  seccompProfile,
  appArmorProfile,
  seLinuxOptions,
  windowsOptions,
});

const action = object({
  exec: object({ command: list(string) }),
  httpGet: object({ path: string, port: scalar, host: string, scheme: string }),
  tcpSocket: object({ port: scalar, host: string }),
  grpc: object({ port: number, service: string }),
});

const probe = object({
  exec: object({ command: list(string) }),
  httpGet: object({ path: string, port: scalar, host: string, scheme: string }),
  tcpSocket: object({ port: scalar, host: string }),
  grpc: object({ port: number, service: string }),
  initialDelaySeconds: number,
  periodSeconds: number,
  timeoutSeconds: number,
  failureThreshold: number,
  successThreshold: number,
});

const keyReference = object({ name: string, key: string, optional: boolean });

const environmentVariable = object({
  name: string,
  value: scalar,
  valueFrom: object({
    secretKeyRef: keyReference,
    configMapKeyRef: keyReference,
    fieldRef: object({ fieldPath: string }),
    resourceFieldRef: object({ resource: string }),
  }),
});

export const resources = object({ requests: map(scalar), limits: map(scalar), claims: list(any) });

export const container = object({
  name: string,
  image: string,
  imagePullPolicy: string,
  command: list(string),
  args: list(string),
  workingDir: string,
  restartPolicy: string,
  env: list(environmentVariable),
  envFrom: list(
    object({
      secretRef: object({ name: string, optional: boolean }),
      configMapRef: object({ name: string, optional: boolean }),
    }),
  ),
  ports: list(
    object({ name: string, containerPort: number, hostPort: number, hostIP: string, protocol: string }),
  ),
  resources,
  volumeMounts: list(
    object({
      name: string,
      mountPath: string,
      subPath: string,
      subPathExpr: string,
      readOnly: boolean,
      mountPropagation: string,
    }),
  ),
  volumeDevices: list(object({ name: string, devicePath: string })),
  livenessProbe: probe,
  readinessProbe: probe,
  startupProbe: probe,
  lifecycle: object({ postStart: action, preStop: action }),
  securityContext,
  stdin: boolean,
  tty: boolean,
  targetContainerName: string,
});

const labelSelector = object({
  matchLabels: map(string),
  matchExpressions: list(object({ key: string, operator: string, values: list(string) })),
});

const affinityTerm = object({
  labelSelector,
  topologyKey: string,
  namespaces: list(string),
  namespaceSelector: labelSelector,
});

export const volume = object({
  name: string,
  hostPath: object({ path: string, type: string }),
  emptyDir: object({ medium: string, sizeLimit: scalar }),
  secret: object({
    secretName: string,
    optional: boolean,
    defaultMode: number,
    items: list(object({ key: string, path: string })),
  }),
  configMap: object({
    name: string,
    optional: boolean,
    defaultMode: number,
    items: list(object({ key: string, path: string })),
  }),
  persistentVolumeClaim: object({ claimName: string, readOnly: boolean }),
  projected: object({
    sources: list(
      object({
        secret: object({ name: string, optional: boolean }),
        configMap: object({ name: string, optional: boolean }),
        serviceAccountToken: object({ audience: string, expirationSeconds: number, path: string }),
        downwardAPI: any,
        clusterTrustBundle: any,
        podCertificate: any,
      }),
    ),
  }),
  downwardAPI: any,
  csi: object({ driver: string }),
  ephemeral: any,
  nfs: object({ server: string, path: string, readOnly: boolean }),
  image: object({ reference: string, pullPolicy: string }),
  gitRepo: any,
  cephfs: any,
  flocker: any,
  glusterfs: any,
  quobyte: any,
  rbd: any,
  scaleIO: any,
  storageos: any,
});

export const podSpec = object({
  containers: list(container),
  initContainers: list(container),
  ephemeralContainers: list(container),
  volumes: list(volume),
  securityContext: podSecurityContext,
  serviceAccountName: string,
  serviceAccount: string,
  automountServiceAccountToken: boolean,
  hostNetwork: boolean,
  hostPID: boolean,
  hostIPC: boolean,
  hostUsers: boolean,
  shareProcessNamespace: boolean,
  hostname: string,
  hostAliases: list(object({ ip: string, hostnames: list(string) })),
  nodeName: string,
  nodeSelector: map(string),
  runtimeClassName: string,
  os: object({ name: string }),
  restartPolicy: string,
  terminationGracePeriodSeconds: number,
  activeDeadlineSeconds: number,
  priorityClassName: string,
  priority: number,
  schedulerName: string,
  enableServiceLinks: boolean,
  dnsPolicy: string,
  dnsConfig: object({ nameservers: list(string), options: list(object({ name: string, value: scalar })) }),
  imagePullSecrets: list(object({ name: string })),
  tolerations: list(object({ key: string, operator: string, value: string, effect: string })),
  topologySpreadConstraints: list(
    object({ maxSkew: number, topologyKey: string, whenUnsatisfiable: string, labelSelector }),
  ),
  affinity: object({
    nodeAffinity: any,
    podAffinity: object({
      requiredDuringSchedulingIgnoredDuringExecution: list(affinityTerm),
      preferredDuringSchedulingIgnoredDuringExecution: list(
        object({ weight: number, podAffinityTerm: affinityTerm }),
      ),
    }),
    podAntiAffinity: object({
      requiredDuringSchedulingIgnoredDuringExecution: list(affinityTerm),
      preferredDuringSchedulingIgnoredDuringExecution: list(
        object({ weight: number, podAffinityTerm: affinityTerm }),
      ),
    }),
  }),
  resources,
});

export { labelSelector };
export type PodSpec = Shaped<typeof podSpec>;
export type Container = Shaped<typeof container>;
export type Volume = Shaped<typeof volume>;
export type Probe = Shaped<typeof probe>;
export type AffinityTerm = Shaped<typeof affinityTerm>;
export type LabelSelector = Shaped<typeof labelSelector>;
