import {
  ActionGroup,
  Alert,
  Button,
  Card,
  CardBody,
  CardTitle,
  Form,
  FormGroup,
  FormSelect,
  FormSelectOption,
  TextInput,
} from '@patternfly/react-core';
import { type FormEvent, useState } from 'react';
import type { NewToken } from '../api/answers.ts';
import { asFailure } from '../api/failure.ts';
import { endOfDay } from '../findings/expiry.ts';
import { sentence } from '../parts/words.ts';
import { useSession } from '../session.ts';

const roles = {
  viewer: 'Viewer: looks',
  editor: 'Editor: writes policies',
  approver: 'Approver: accepts risks, signs reviews',
  admin: 'Admin: all of it, tokens too',
} as const;

/** Makes a token. Its value is shown once. */
export const TokenForm = ({ onMade }: { readonly onMade: (token: NewToken) => void }) => {
  const { client } = useSession();
  const [name, setName] = useState('');
  const [role, setRole] = useState<string>('viewer');
  const [namespaces, setNamespaces] = useState('');
  const [day, setDay] = useState('');
  const [told, setTold] = useState('');
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setTold('');
    const listed = namespaces.split(/[\s,]+/).filter(Boolean);
    const expiresAt = endOfDay(day);
    try {
      const token = await client.send<NewToken>('POST', '/tokens', {
        name,
        role,
        ...(listed.length === 0 ? {} : { namespaces: listed }),
        ...(expiresAt === undefined ? {} : { expiresAt }),
      });
      setName('');
      onMade(token);
    } catch (error) {
      setTold(asFailure(error).message);
    }
  };
  return (
    <Card>
      <CardTitle component="h2">New token</CardTitle>
      <CardBody>
        <Form onSubmit={(event) => void submit(event)}>
          {told !== '' && <Alert variant="danger" isInline title={sentence(told)} />}
          <FormGroup label="Name" isRequired fieldId="token-name">
            <TextInput
              id="token-name"
              isRequired
              pattern="[a-z0-9][a-z0-9._\-]{0,62}"
              title="Small letters, digits, dots and dashes"
              value={name}
              onChange={(_event, value) => setName(value)}
            />
          </FormGroup>
          <FormGroup label="Role" fieldId="token-role">
            <FormSelect id="token-role" value={role} onChange={(_event, value) => setRole(value)}>
              {Object.entries(roles).map(([value, label]) => (
                <FormSelectOption key={value} value={value} label={label} />
              ))}
            </FormSelect>
          </FormGroup>
          <FormGroup label="Namespaces, all if left empty" fieldId="token-namespaces">
            <TextInput
              id="token-namespaces"
              value={namespaces}
              onChange={(_event, value) => setNamespaces(value)}
            />
          </FormGroup>
          <FormGroup label="Ends at the end of, never if left empty" fieldId="token-day">
            <TextInput id="token-day" type="date" value={day} onChange={(_event, value) => setDay(value)} />
          </FormGroup>
          <ActionGroup>
            <Button type="submit" isDisabled={name === ''}>
              Make it
            </Button>
          </ActionGroup>
        </Form>
      </CardBody>
    </Card>
  );
};
