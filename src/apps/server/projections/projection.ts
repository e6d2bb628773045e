/** Copies of what the store holds that can be kept in the cluster, for tools that look there. None unless it is asked for. */
export const projections = ['open-reports', 'events'] as const;
export type Projection = (typeof projections)[number];

export const isProjection = (word: string): word is Projection =>
  (projections as readonly string[]).includes(word);

/** Part of the names and labels of what a controller writes by itself, not by an installation. */
export const managedBy = 'seawall-controller';

/** Labels of everything that is projected: what has them may be removed again. */
export const labelsOf = (release: string): Readonly<Record<string, string>> => ({
  'app.kubernetes.io/managed-by': managedBy,
  'app.kubernetes.io/instance': release,
});
