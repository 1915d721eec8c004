import { ProxiedSignInPage } from '@backstage/core-components';
import { configApiRef, useApi } from '@backstage/frontend-plugin-api';
import { SignInPageProps } from '@backstage/plugin-app-react';
import { useState } from 'react';
import { chosenPersona } from './chosenPersona';
import { forgetOnSignOut } from './forgetOnSignOut';
import { PersonaList } from './PersonaList';
import { readPersonas } from './personas';
import { SignInFailed } from './SignInFailed';

/** Development only: the backend takes our word for who we are. */
export function PersonaSignInPage(props: SignInPageProps) {
  const personas = readPersonas(useApi(configApiRef));
  const [chosen, setChosen] = useState(chosenPersona.get);

  // A choice from another catalog's list is worth nothing here.
  if (!chosen || !personas.some(({ entityRef }) => entityRef === chosen)) {
    return (
      <PersonaList
        personas={personas}
        onChoose={({ entityRef }) => {
          chosenPersona.set(entityRef);
          setChosen(entityRef);
        }}
      />
    );
  }

  return (
    <ProxiedSignInPage
      provider="persona"
      headers={{ 'x-demo-persona': chosen }}
      onSignInSuccess={identity =>
        props.onSignInSuccess(forgetOnSignOut(identity, chosenPersona.clear))
      }
      ErrorComponent={({ error }) => (
        <SignInFailed
          error={error}
          onBack={() => {
            chosenPersona.clear();
            setChosen(undefined);
          }}
        />
      )}
    />
  );
}
