import { probeImage } from '../cluster/images/images.ts';

/** A namespace that enforces the strictest profile, as what Seawall installs has to live in such. */
export const namespace = (name: string): string => `apiVersion: v1
kind: Namespace
metadata: { name: ${name}, labels: { pod-security.kubernetes.io/enforce: restricted } }
`;

/** A pod of the probe that the strictest profile lets in and that does nothing; with a seccomp profile of the node's if one is named. */
export const restrictedPod = (
  space: string,
  name: string,
  image: string,
  seccomp?: string,
): string => `apiVersion: v1
kind: Pod
metadata: { name: ${name}, namespace: ${space} }
spec:
  terminationGracePeriodSeconds: 1
  securityContext:
    runAsNonRoot: true
    seccompProfile: ${seccomp === undefined ? '{ type: RuntimeDefault }' : `{ type: Localhost, localhostProfile: ${seccomp} }`}
  containers:
    - name: ${name}
      image: ${image}
      args: [pause]
      securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: [ALL] } }
`;

/** A Deployment of the probe that serves HTTP, with its Service on port 80. */
export const webObjects = (space: string): string => `${namespace(space)}---
apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: ${space} }
spec:
  replicas: 2
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      securityContext: { runAsNonRoot: true, seccompProfile: { type: RuntimeDefault } }
      containers:
        - name: web
          image: ${probeImage}
          args: [serve]
          ports: [{ containerPort: 8080 }]
          readinessProbe: { httpGet: { path: /, port: 8080 }, periodSeconds: 1 }
          resources: { limits: { cpu: 200m, memory: 64Mi } }
          securityContext: { allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: { drop: [ALL] } }
---
apiVersion: v1
kind: Service
metadata: { name: web, namespace: ${space} }
spec: { type: NodePort, selector: { app: web }, ports: [{ port: 80, targetPort: 8080 }] }
---
${restrictedPod(space, 'client', probeImage)}`;

/** The probe as a webhook behind TLS, its Secret and Service; `cert` and `key` are the files' bytes. */
export const webhookObjects = (space: string, cert: Buffer, key: Buffer): string => `${namespace(space)}---
apiVersion: v1
kind: Secret
metadata: { name: webhook, namespace: ${space} }
type: kubernetes.io/tls
data: { tls.crt: ${cert.toString('base64')}, tls.key: ${key.toString('base64')} }
---
apiVersion: v1
kind: Pod
metadata: { name: webhook, namespace: ${space}, labels: { app: webhook } }
spec:
  terminationGracePeriodSeconds: 1
  securityContext: { runAsNonRoot: true, seccompProfile: { type: RuntimeDefault } }
  containers:
    - name: webhook
      image: ${probeImage}
      args: [serve, -listen, ':8443', -cert, /tls/tls.crt, -key, /tls/tls.key]
      readinessProbe: { httpGet: { path: /, port: 8443, scheme: HTTPS }, periodSeconds: 1 }
      securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: [ALL] } }
      volumeMounts: [{ name: tls, mountPath: /tls, readOnly: true }]
  volumes: [{ name: tls, secret: { secretName: webhook } }]
---
apiVersion: v1
kind: Service
metadata: { name: webhook, namespace: ${space} }
spec: { selector: { app: webhook }, ports: [{ port: 443, targetPort: 8443 }] }
`;
