import { Card, CardBody, CardTitle } from '@patternfly/react-core';
import type { Counts } from '../api/answers.ts';
import { Link } from '../parts/link.tsx';
import { counted } from '../parts/words.ts';

const shown = 7;

export const NamespaceCard = ({ counts }: { readonly counts: Counts }) => (
  <Card isFullHeight>
    <CardTitle component="h2">By namespace</CardTitle>
    <CardBody>
      <ul className="sw-plain-list">
        {counts.byNamespace.slice(0, shown).map(({ namespace, count }) => (
          <li key={namespace} className="sw-break">
            <Link to={['findings']} query={{ namespace }}>
              {namespace === '' ? 'The cluster itself' : namespace}
            </Link>{' '}
            {counted(count, 'finding')}
          </li>
        ))}
      </ul>
      {counts.byNamespace.length === 0 && <p>Nothing is open.</p>}
      {counts.byNamespace.length > shown && <p>and {counts.byNamespace.length - shown} more</p>}
    </CardBody>
  </Card>
);
