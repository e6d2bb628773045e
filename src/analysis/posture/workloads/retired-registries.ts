/** A registry, or a folder of one, that its owner has given up. */
export interface RetiredRegistry {
  readonly place: string;
  readonly since: string;
  /** Where the same images are, under the same names and digests; absent where they are nowhere. */
  readonly successor?: string;
  /** Whether the old place forwards to the successor, so that naming it directly changes nothing. */
  readonly forwards: boolean;
}

/** Longer places first, so that the first match is the closest one. */
export const retiredRegistries: readonly RetiredRegistry[] = [
  // https://kubernetes.io/blog/2023/03/10/image-registry-redirect/
  { place: 'k8s.gcr.io', since: 'April 2023', successor: 'registry.k8s.io', forwards: true },
  { place: 'gcr.io/google-containers', since: 'April 2023', successor: 'registry.k8s.io', forwards: false },
  { place: 'gcr.io/google_containers', since: 'April 2023', successor: 'registry.k8s.io', forwards: false },
  // Charts and images of Helm 2: https://helm.sh/blog/helm-v2-deprecation-timeline/
  { place: 'gcr.io/kubernetes-helm', since: 'August 2021', forwards: false },
  // ingress-nginx left it with 0.33, for the registry of the Kubernetes project.
  { place: 'quay.io/kubernetes-ingress-controller', since: '2020', forwards: false },
  // https://github.com/bitnami/containers/issues/83267
  {
    place: 'docker.io/bitnami',
    since: 'September 2025',
    successor: 'docker.io/bitnamilegacy',
    forwards: false,
  },
  { place: 'docker.pkg.github.com', since: 'February 2025', successor: 'ghcr.io', forwards: false },
];
