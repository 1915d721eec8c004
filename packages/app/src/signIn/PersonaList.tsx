import { configApiRef, useApi } from '@backstage/frontend-plugin-api';
import { Alert, Text } from '@backstage/ui';
import { LogoMark } from '../navigation/LogoMark';
import { PersonaCard } from './PersonaCard';
import styles from './PersonaList.module.css';
import { Persona } from './personas';

export type PersonaListProps = {
  personas: Persona[];
  onChoose: (persona: Persona) => void;
};

export function PersonaList(props: PersonaListProps) {
  const { personas, onChoose } = props;
  const title = useApi(configApiRef).getOptionalString('app.title');
  return (
    <main className={styles.page}>
      <LogoMark size={48} />
      <Text as="h1" variant="title-medium" weight="bold">
        {title ?? 'Operating Model'}
      </Text>
      <Text as="p" color="secondary" className={styles.introduction}>
        Choose who to be. What you see and what you may decide depends on the
        person. Sign out to come back here.
      </Text>
      {personas.length === 0 && (
        <Alert
          status="warning"
          title="Nobody can sign in"
          description="List people in auth.providers.persona.users, or set up another sign-in page."
        />
      )}
      <ul className={styles.people}>
        {personas.map(persona => (
          <li key={persona.entityRef}>
            <PersonaCard persona={persona} onChoose={() => onChoose(persona)} />
          </li>
        ))}
      </ul>
    </main>
  );
}
