import { Alert, Button, Flex } from '@backstage/ui';

export type SignInFailedProps = {
  error?: Error;
  onBack: () => void;
};

export function SignInFailed(props: SignInFailedProps) {
  const { error, onBack } = props;
  return (
    <Flex direction="column" align="center" p="6">
      <Alert
        status="danger"
        title="The sign-in failed"
        description={error?.message ?? 'The backend gave no reason.'}
        customActions={<Button onPress={onBack}>Choose again</Button>}
      />
    </Flex>
  );
}
