import {
  ActionGroup,
  Alert,
  Bullseye,
  Button,
  Card,
  CardBody,
  CardTitle,
  Form,
  FormGroup,
  FormHelperText,
  HelperText,
  HelperTextItem,
  TextInput,
} from '@patternfly/react-core';
import { type FormEvent, useEffect, useState } from 'react';
import { sentence } from '../parts/words.ts';

/** Whether the server leads to an identity provider. */
const useProvider = (): boolean => {
  const [isThere, setThere] = useState(false);
  useEffect(() => {
    fetch('auth/login', { redirect: 'manual' }).then(
      ({ type }) => setThere(type === 'opaqueredirect'),
      () => setThere(false),
    );
  }, []);
  return isThere;
};

interface SignInProps {
  readonly why: string | undefined;
  readonly onToken: (token: string) => void;
}

/** Asks for a token, or leads to the identity provider. */
export const SignIn = ({ why, onToken }: SignInProps) => {
  const [token, setToken] = useState('');
  const hasProvider = useProvider();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (token.trim() !== '') onToken(token.trim());
  };
  return (
    <Bullseye className="sw-full">
      <Card className="sw-sign-in">
        <CardTitle component="h1">Sign in to Seawall</CardTitle>
        <CardBody>
          <Form onSubmit={submit}>
            {why !== undefined && (
              <Alert variant="danger" isInline title="Not signed in">
                {sentence(why)}
              </Alert>
            )}
            {hasProvider && (
              <Button component="a" href="auth/login" variant="primary" isBlock>
                Sign in with your organisation
              </Button>
            )}
            <FormGroup label="API token" fieldId="token">
              <TextInput
                id="token"
                type="password"
                autoComplete="off"
                value={token}
                onChange={(_event, value) => setToken(value)}
              />
              <FormHelperText>
                <HelperText>
                  <HelperTextItem>
                    The server prints the first one when it starts; an administrator makes others. It is kept
                    for this tab only.
                  </HelperTextItem>
                </HelperText>
              </FormHelperText>
            </FormGroup>
            <ActionGroup>
              <Button
                type="submit"
                variant={hasProvider ? 'secondary' : 'primary'}
                isDisabled={token.trim() === ''}
              >
                Sign in
              </Button>
            </ActionGroup>
          </Form>
        </CardBody>
      </Card>
    </Bullseye>
  );
};
