import type { EvaluationScope, ScopeExclusion } from '../store.ts';
import { objectKey, storableReference } from './incoming.ts';

/** Where a finding lies, as far as scopes ask. */
export interface Place {
  readonly namespace: string;
  readonly group: string;
  readonly kind: string;
  readonly name: string;
  readonly check: string;
}

/** Whether a scope looked at a place, so that a finding there that did not come again is gone. */
export const coverage = (scope: EvaluationScope): ((place: Place) => boolean) => {
  const isIn = within(scope);
  const except = scope.except ?? [];
  return (place) => isIn(place) && !except.some((one) => isExcluded(one, place));
};

const within = (scope: EvaluationScope): ((place: Place) => boolean) => {
  switch (scope.kind) {
    case 'cluster':
      return () => true;
    case 'namespaces': {
      const namespaces = new Set(scope.namespaces);
      return ({ namespace }) => namespaces.has(namespace);
    }
    case 'objects': {
      const keys = new Set(scope.objects.map(objectKey));
      return ({ namespace, kind, name, group }) => keys.has(`${namespace}\n${kind}\n${name}\n${group}`);
    }
  }
};

const isExcluded = ({ namespace, group, kind, check }: ScopeExclusion, place: Place): boolean =>
  (namespace === undefined || namespace === place.namespace) &&
  (group === undefined || group === place.group) &&
  (kind === undefined || kind === place.kind) &&
  (check === undefined || check === place.check);

/** The scope with names as the store keeps them. */
export const storableScope = (scope: EvaluationScope): EvaluationScope =>
  scope.kind === 'objects' ? { ...scope, objects: scope.objects.map(storableReference) } : scope;
