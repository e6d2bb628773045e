import { Label } from '@patternfly/react-core';
import { nameOf } from '../../../src/model/resource.ts';
import type { FactChange } from '../api/answers.ts';
import { counted } from '../parts/words.ts';

const colors = { added: 'orange', removed: 'blue', changed: 'purple' } as const;

const shownPaths = 5;

/** How policy objects differ, area by area. */
export const ChangeList = ({ changes }: { readonly changes: readonly FactChange[] }) => {
  if (changes.length === 0) return <p>Nothing changed.</p>;
  return [...Map.groupBy(changes, ({ area }) => area)].map(([area, own]) => (
    <section key={area}>
      <h3 className="sw-subtitle">
        {area}: {counted(own.length, 'change')}
      </h3>
      <ul className="sw-plain-list">
        {own.map(({ resource, change, paths }) => (
          <li key={`${resource.apiVersion} ${nameOf(resource)}`} className="sw-break">
            <Label color={colors[change]} isCompact>
              {change}
            </Label>{' '}
            {nameOf(resource)} {paths.slice(0, shownPaths).join(', ')}
            {paths.length > shownPaths && ` and ${paths.length - shownPaths} more`}
          </li>
        ))}
      </ul>
    </section>
  ));
};
