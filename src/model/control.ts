/** Standards and peers whose controls a check refers to. */
export const frameworkIds = [
  'nsa',
  'pss',
  'cis',
  'attack',
  'kubescape',
  'trivy',
  'kube-linter',
  'polaris',
  'hadolint',
  'dockle',
] as const;

export type FrameworkId = (typeof frameworkIds)[number];

/** Ids of controls by framework: `{ nsa: ['NSA-POD-17'], cis: ['5.2.2'] }`. */
export type ControlReferences = Readonly<Partial<Record<FrameworkId, readonly string[]>>>;

/** The three sources of compromise that the NSA/CISA Kubernetes Hardening Guidance names. */
export type CompromiseSource = 'supply-chain' | 'malicious-actor' | 'insider';

export const compromiseSources: readonly CompromiseSource[] = ['supply-chain', 'malicious-actor', 'insider'];
