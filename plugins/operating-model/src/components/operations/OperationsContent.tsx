import { EntityInfoCard } from '@backstage/plugin-catalog-react';
import { Alert, Flex } from '@backstage/ui';
import { EntityResponsibilities } from 'backstage-plugin-operating-model-common';
import { useEntityRef } from '../../hooks/useEntityRef';
import { useTexts } from '../../hooks/useTexts';
import { EntityScore } from '../scorecard/EntityScore';
import { Loaded } from '../shared/Loaded';
import { WhoToCallList } from '../shared/WhoToCallList';
import { ActivitiesTable } from './ActivitiesTable';
import { AgreementsList } from './AgreementsList';
import styles from './OperationsContent.module.css';
import { PolicyViolations } from './PolicyViolations';

/** The tab *Operations* of an entity: who does what with which runbook, and whom to call. One request answers all of it. */
export function OperationsContent() {
  const entityRef = useEntityRef();
  return (
    <Loaded of={entityRef} load={api => api.responsibilities(entityRef)}>
      {answer => <Operations answer={answer} />}
    </Loaded>
  );
}

function Operations({ answer }: { answer: EntityResponsibilities }) {
  const t = useTexts();
  const {
    activities,
    agreements,
    definitions,
    hidden,
    parties,
    policies,
    who,
  } = answer;
  return (
    <div className={styles.root}>
      <Flex direction="column" gap="4" className={styles.side}>
        <EntityInfoCard title={t('score.title')}>
          <EntityScore answer={answer} />
        </EntityInfoCard>
        <EntityInfoCard title={t('who.title')}>
          <WhoToCallList who={who} definitions={definitions} />
        </EntityInfoCard>
        {activities.length > 0 && (
          <EntityInfoCard title={t('agreements.title')}>
            <AgreementsList
              agreements={agreements}
              names={{ ...parties, ...definitions }}
            />
          </EntityInfoCard>
        )}
      </Flex>
      <Flex direction="column" gap="4" className={styles.main}>
        {policies.length > 0 && <PolicyViolations violations={policies} />}
        <EntityInfoCard title={t('operations.whoDoesWhat')}>
          <ActivitiesTable answer={answer} />
        </EntityInfoCard>
        {hidden > 0 && (
          <Alert
            status="info"
            icon
            description={t('operations.hidden', { count: hidden })}
          />
        )}
      </Flex>
    </div>
  );
}
