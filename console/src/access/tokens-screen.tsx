import { Alert, Button, Label, PageSection } from '@patternfly/react-core';
import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { useState } from 'react';
import type { Items, NewToken, TokenRecord } from '../api/answers.ts';
import { pathOf } from '../api/client.ts';
import { asFailure } from '../api/failure.ts';
import { useAnswer } from '../api/use-answer.ts';
import { CopyButton } from '../parts/copy-button.tsx';
import { Heading } from '../parts/heading.tsx';
import { Answered } from '../parts/states.tsx';
import { dayText, sentence, timeText } from '../parts/words.ts';
import { mayChange, useSession } from '../session.ts';
import { TokenForm } from './token-form.tsx';

/** Tokens of the API: who has one, a new one, an end to one. */
export const TokensScreen = () => {
  const { client, me } = useSession();
  const asked = useAnswer('tokens', (api, signal) => api.get<Items<TokenRecord>>('/tokens', {}, signal));
  const [made, setMade] = useState<NewToken>();
  const [told, setTold] = useState('');
  const revoke = async (name: string): Promise<void> => {
    setTold('');
    try {
      await client.send('DELETE', pathOf('tokens', name));
      asked.reload();
    } catch (error) {
      setTold(asFailure(error).message);
    }
  };
  const mayMake = mayChange(me, 'admin');
  return (
    <>
      <Heading
        title="Tokens"
        says="For programs, and for people without an identity provider. Values are kept nowhere."
      />
      <PageSection hasBodyWrapper={false} className="sw-stack">
        {told !== '' && <Alert variant="danger" isInline title={sentence(told)} />}
        {made !== undefined && (
          <Alert variant="success" isInline title={`Token ${made.record.name}: shown this once`}>
            <pre className="sw-code">{made.token}</pre>
            <CopyButton text={made.token}>Copy</CopyButton>
          </Alert>
        )}
        <Answered asked={asked} what="the tokens">
          {({ items }) => (
            <Tokens tokens={items} onRevoke={mayMake ? (name) => void revoke(name) : undefined} />
          )}
        </Answered>
        {mayMake && (
          <TokenForm
            onMade={(token) => {
              setMade(token);
              asked.reload();
            }}
          />
        )}
      </PageSection>
    </>
  );
};

interface TokensProps {
  readonly tokens: readonly TokenRecord[];
  readonly onRevoke: ((name: string) => void) | undefined;
}

const Tokens = ({ tokens, onRevoke }: TokensProps) => {
  const [asking, setAsking] = useState<string>();
  return (
    <Table aria-label="Tokens" variant="compact">
      <Thead>
        <Tr>
          {['Name', 'Role', 'Namespaces', 'Made', 'Ends', 'State'].map((word) => (
            <Th key={word} modifier="fitContent">
              {word}
            </Th>
          ))}
        </Tr>
      </Thead>
      <Tbody>
        {tokens.map(({ name, role, namespaces, createdAt, createdBy, expiresAt, revokedAt }) => (
          <Tr key={name}>
            <Td dataLabel="Name" className="sw-break">
              {name}
            </Td>
            <Td dataLabel="Role">{role}</Td>
            <Td dataLabel="Namespaces" className="sw-break">
              {namespaces === undefined ? 'all' : namespaces.join(', ')}
            </Td>
            <Td dataLabel="Made">
              {timeText(createdAt)} by {createdBy}
            </Td>
            <Td dataLabel="Ends">{expiresAt === undefined ? 'never' : dayText(expiresAt)}</Td>
            <Td dataLabel="State">
              {revokedAt !== undefined && (
                <Label color="grey" isCompact>
                  Revoked
                </Label>
              )}
              {revokedAt === undefined && onRevoke !== undefined && (
                <Button
                  variant={asking === name ? 'danger' : 'secondary'}
                  size="sm"
                  onClick={() => (asking === name ? onRevoke(name) : setAsking(name))}
                  onBlur={() => setAsking(undefined)}
                >
                  {asking === name ? `Revoke ${name} for good` : 'Revoke…'}
                </Button>
              )}
            </Td>
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
};
