import {
  Alert,
  Button,
  Form,
  FormGroup,
  Modal,
  ModalBody,
  ModalFooter,
  ModalHeader,
  TextArea,
  TextInput,
} from '@patternfly/react-core';
import { type FormEvent, useState } from 'react';
import type { FindingRecord } from '../api/answers.ts';
import { pathOf } from '../api/client.ts';
import { asFailure } from '../api/failure.ts';
import { counted, sentence } from '../parts/words.ts';
import { useSession } from '../session.ts';
import { dayAfter, endOfDay } from './expiry.ts';

interface AcceptDialogProps {
  readonly findings: readonly FindingRecord[];
  /** Told whether any of them was accepted. */
  readonly onClose: (isChanged: boolean) => void;
}

const usualDays = 90;

/** Accepts the risk of findings: never without a reason, never for ever. */
export const AcceptDialog = ({ findings, onClose }: AcceptDialogProps) => {
  const { client } = useSession();
  const [reason, setReason] = useState('');
  const [day, setDay] = useState(() => dayAfter(new Date(), usualDays));
  const [refused, setRefused] = useState<readonly string[]>([]);
  const [isBusy, setBusy] = useState(false);
  const [accepted, setAccepted] = useState<ReadonlySet<FindingRecord>>(new Set());
  const expires = endOfDay(day);
  const isReady = reason.trim() !== '' && expires !== undefined && Date.parse(expires) > Date.now();
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (!isReady || isBusy) return;
    setBusy(true);
    const failures: string[] = [];
    const done = new Set(accepted);
    for (const finding of findings.filter((one) => !done.has(one)))
      try {
        const path = pathOf('clusters', finding.cluster, 'findings', finding.fingerprint, 'acceptance');
        await client.send('POST', path, { reason: reason.trim(), expires });
        done.add(finding);
      } catch (error) {
        failures.push(`${finding.resource.name}: ${asFailure(error).message}`);
      }
    setBusy(false);
    setAccepted(done);
    setRefused(failures);
    if (failures.length === 0) onClose(true);
  };
  const what =
    findings.length === 1 ? 'the risk of this finding' : `the risks of ${findings.length} findings`;
  return (
    <Modal isOpen variant="small" aria-labelledby="accept-title" onClose={() => onClose(accepted.size > 0)}>
      <ModalHeader title={`Accept ${what}`} labelId="accept-title" />
      <ModalBody>
        <Form id="accept" onSubmit={(event) => void submit(event)}>
          {refused.length > 0 && (
            <Alert variant="danger" isInline title={`${counted(refused.length, 'finding')} not accepted`}>
              {refused.slice(0, 5).map((one) => (
                <p key={one}>{sentence(one)}</p>
              ))}
            </Alert>
          )}
          <FormGroup label="Why may it stay?" isRequired fieldId="reason">
            <TextArea
              id="reason"
              isRequired
              value={reason}
              maxLength={250}
              onChange={(_event, value) => setReason(value)}
              resizeOrientation="vertical"
            />
          </FormGroup>
          <FormGroup label="Until the end of" isRequired fieldId="expires">
            <TextInput
              id="expires"
              type="date"
              isRequired
              min={dayAfter(new Date(), 0)}
              value={day}
              onChange={(_event, value) => setDay(value)}
            />
          </FormGroup>
          <p>Your name goes into the change trail. After that day it is open again.</p>
        </Form>
      </ModalBody>
      <ModalFooter>
        <Button
          type="submit"
          form="accept"
          variant="primary"
          isDisabled={!isReady || isBusy}
          isLoading={isBusy}
        >
          Accept
        </Button>
        <Button variant="link" onClick={() => onClose(accepted.size > 0)}>
          Cancel
        </Button>
      </ModalFooter>
    </Modal>
  );
};
