import {
  ActionGroup,
  Alert,
  Button,
  Card,
  CardBody,
  CardTitle,
  Form,
  FormGroup,
  TextArea,
} from '@patternfly/react-core';
import { type FormEvent, useState } from 'react';
import { limits } from '../../../src/model/limits.ts';
import type { SnapshotRecord } from '../api/answers.ts';
import { pathOf } from '../api/client.ts';
import { asFailure } from '../api/failure.ts';
import { sentence } from '../parts/words.ts';
import { useSession } from '../session.ts';

interface SignFormProps {
  readonly cluster: string;
  readonly snapshot: SnapshotRecord;
  readonly onSigned: () => void;
}

/** Signs off the policy that is shown, and no other: a later one needs another look. */
export const SignForm = ({ cluster, snapshot, onSigned }: SignFormProps) => {
  const { client } = useSession();
  const [note, setNote] = useState('');
  const [told, setTold] = useState('');
  const sign = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setTold('');
    try {
      await client.send('POST', pathOf('clusters', cluster, 'reviews'), {
        snapshot: snapshot.id,
        note: note.trim(),
      });
      setNote('');
      onSigned();
    } catch (error) {
      setTold(asFailure(error).message);
    }
  };
  return (
    <Card>
      <CardTitle component="h2">Sign off</CardTitle>
      <CardBody>
        <Form onSubmit={(event) => void sign(event)}>
          {told !== '' && <Alert variant="danger" isInline title={sentence(told)} />}
          <FormGroup label="What did you look at?" isRequired fieldId="note">
            <TextArea
              id="note"
              isRequired
              maxLength={limits.noteText}
              value={note}
              onChange={(_event, value) => setNote(value)}
              resizeOrientation="vertical"
            />
          </FormGroup>
          <ActionGroup>
            <Button type="submit" isDisabled={note.trim() === ''}>
              Sign off
            </Button>
          </ActionGroup>
        </Form>
      </CardBody>
    </Card>
  );
};
