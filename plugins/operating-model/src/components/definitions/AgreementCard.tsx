import {
  AgreementEntity,
  DefinitionAnswer,
  canonicalRefs,
} from 'backstage-plugin-operating-model-common';
import { useTexts } from '../../hooks/useTexts';
import { AppliesTo } from '../shared/AppliesTo';
import { ExternalLink } from '../shared/ExternalLink';
import { Facts } from '../shared/Facts';
import { RefList } from '../shared/RefLink';
import { formatDate, formatDuration } from '../shared/formats';
import { DefinitionCard } from './DefinitionCard';
import styles from './definitions.module.css';
import { reviewText } from './reviewText';

/** What two teams owe each other. */
export function AgreementCard() {
  const t = useTexts();
  return (
    <DefinitionCard<AgreementEntity> title={t('definition.agreementCard')}>
      {(entity, answer) => <Agreement entity={entity} answer={answer} />}
    </DefinitionCard>
  );
}

function Agreement({
  entity: { spec, metadata },
  answer,
}: {
  entity: AgreementEntity;
  answer: DefinitionAnswer;
}) {
  const t = useTexts();
  const refs = (value: unknown, defaultKind: string, empty: string) => (
    <RefList
      refs={canonicalRefs(value ?? [], {
        defaultKind,
        defaultNamespace: metadata.namespace,
      })}
      names={answer.names}
      empty={empty}
    />
  );
  const groups = (value: unknown) =>
    refs(value, 'Group', t('definition.unset'));
  return (
    <Facts
      facts={[
        [t('definition.type'), spec.type],
        [t('agreements.provider'), groups(spec.provider)],
        [t('agreements.consumers'), groups(spec.consumers)],
        [
          t('definition.activities'),
          refs(spec.activities, 'Activity', t('definition.allActivities')),
        ],
        [
          t('definition.appliesTo'),
          <AppliesTo
            key="appliesTo"
            predicate={spec.appliesTo}
            otherwise={t('definition.consumersOwn')}
          />,
        ],
        [
          t('definition.channel'),
          spec.channel?.url ? (
            <ExternalLink url={spec.channel.url}>
              {spec.channel.url}
            </ExternalLink>
          ) : (
            (spec.channel?.type ?? null)
          ),
        ],
        [t('definition.hours'), spec.hours ?? null],
        [
          t('definition.targets'),
          spec.targets?.length ? (
            <ul key="targets" className={styles.list}>
              {spec.targets.map(({ measure, severity, within }) => (
                <li key={`${measure} ${severity}`}>
                  {t('agreements.answers', {
                    measure,
                    within: formatDuration(within),
                  })}
                  {severity && ` (${severity})`}
                </li>
              ))}
            </ul>
          ) : null,
        ],
        [t('definition.incidentLead'), groups(spec.incidentLead)],
        [t('definition.escalation'), groups(spec.escalation)],
        [
          t('definition.accepted'),
          spec.accepted?.length
            ? spec.accepted.map(({ by, on }) => (
                <div key={by}>
                  {groups(by)} · {formatDate(on)}
                </div>
              ))
            : null,
        ],
        [t('definition.review'), reviewText(t, spec.review)],
      ]}
    />
  );
}
