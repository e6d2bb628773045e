import type { Acceptor } from '../../decision/exceptions/accept.ts';
import type { RiskException } from '../../decision/exceptions/exception.ts';
import { matches } from '../../decision/exceptions/matches.ts';
import { isRiskException, parseException } from '../../decision/exceptions/parse-exception.ts';
import type { FieldPath } from '../../model/field-path.ts';
import type { Problem } from '../../model/problem.ts';
import { nameOf, type Resource } from '../../model/resource.ts';

/** The RiskExceptions among the objects; broken ones are problems and accept nothing. */
export const documentAcceptors = (
  resources: readonly Resource[],
  placeOf: (resource: Resource, path: FieldPath) => Pick<Problem, 'file' | 'line' | 'column'>,
): { readonly acceptors: readonly Acceptor[]; readonly problems: readonly Problem[] } => {
  const acceptors: Acceptor[] = [];
  const problems: Problem[] = [];
  for (const resource of resources.filter(isRiskException)) {
    const parsed = parseException(resource);
    if (parsed.ok) acceptors.push(acceptorOf(parsed.value));
    else
      for (const { path, detail } of parsed.faults)
        problems.push({
          code: 'invalid-exception',
          ...placeOf(resource, path),
          detail: `${path === '' ? 'the document' : path} ${detail}`,
        });
  }
  return { acceptors, problems };
};

const acceptorOf = (exception: RiskException): Acceptor => ({
  by: 'exception',
  source: nameOf(exception.resource.reference),
  reason: exception.spec.reason,
  owner: exception.spec.owner,
  ...(exception.spec.expires === undefined ? {} : { expires: exception.spec.expires }),
  accepts: (finding) => matches(exception, finding),
  about: { resource: exception.resource },
});
