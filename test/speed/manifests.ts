import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** How many objects of each kind. */
export interface Size {
  readonly deployments: number;
  readonly files: number;
}

const deployment = (index: number, isHard: boolean): string => `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web-${index}
  namespace: team-${index % 20}
  labels:
    app.kubernetes.io/name: web-${index}
    tier: t${index % 4}
spec:
  replicas: ${1 + (index % 3)}
  selector:
    matchLabels:
      app: web-${index}
  template:
    metadata:
      labels:
        app: web-${index}
        tier: t${index % 4}
    spec:
      serviceAccountName: account-${index % 50}
${isHard ? '      automountServiceAccountToken: false\n      securityContext:\n        runAsNonRoot: true\n        runAsUser: 10001\n        seccompProfile:\n          type: RuntimeDefault\n' : '      hostNetwork: true\n'}      containers:
      - name: main
        image: registry.example.com/team/web-${index}:${isHard ? `1.${index % 40}.0` : 'latest'}
        args: ["--port=8080", "--shard=${index % 16}"]
        ports:
        - name: http
          containerPort: 8080
        env:
        - name: PEER_ADDRESS
          value: "web-${index + 1}.team-${(index + 1) % 20}.svc:8080"
        - name: DB_PASSWORD
${isHard ? '          valueFrom:\n            secretKeyRef:\n              name: db\n              key: password\n' : `          value: "pw-${index * 7919}"\n`}        resources:
          requests: { cpu: 100m, memory: 128Mi }
        volumeMounts:
        - name: tmp
          mountPath: /tmp
      volumes:
      - name: tmp
        emptyDir: {}
---
apiVersion: v1
kind: Service
metadata:
  name: web-${index}
  namespace: team-${index % 20}
spec:
  selector:
    app: web-${index}
  ports:
  - name: http
    port: 80
    targetPort: 8080
`;

const role = (index: number): string => `apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata:
  name: role-${index}
  namespace: team-${index % 20}
rules:
- apiGroups: [""]
  resources: ["${index % 9 === 0 ? 'secrets' : 'configmaps'}"]
  verbs: ["get", "list"]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata:
  name: binding-${index}
  namespace: team-${index % 20}
roleRef:
  apiGroup: rbac.authorization.k8s.io
  kind: Role
  name: role-${index}
subjects:
- kind: ServiceAccount
  name: account-${index % 50}
  namespace: team-${index % 20}
`;

/** The manifests' texts, one a file, always the same for a size. */
export const manifestTexts = ({ deployments, files }: Size): readonly string[] => {
  const texts: string[][] = Array.from({ length: files }, () => []);
  for (let index = 0; index < deployments; index++)
    texts[index % files]?.push(deployment(index, index % 3 !== 0));
  for (let index = 0; index < deployments / 10; index++) texts[index % files]?.push(role(index));
  return texts.map((documents) => documents.join('---\n'));
};

/** Writes a tree of manifests, and says how many objects it has. */
export const writeManifests = (folder: string, size: Size): number => {
  for (const [index, text] of manifestTexts(size).entries()) {
    const home = join(folder, `app-${index % 10}`);
    mkdirSync(home, { recursive: true });
    writeFileSync(join(home, `bundle-${index}.yaml`), text);
  }
  return size.deployments * 2 + Math.ceil(size.deployments / 10) * 2;
};
