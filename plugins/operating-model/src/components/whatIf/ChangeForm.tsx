import { Select } from '@backstage/ui';
import {
  DefinitionProblem,
  ORGANIZATION_CHANGES,
} from 'backstage-plugin-operating-model-common';
import { useTexts } from '../../hooks/useTexts';
import { Names } from '../shared/RefLink';
import { PartyPicker } from './PartyPicker';
import { ChangeKind, PARTIES, useChoice } from './useChoice';
import styles from './whatIf.module.css';

interface ChangeFormProps {
  choice: ReturnType<typeof useChoice>;
  names: Names;
  problems: readonly DefinitionProblem[];
}

/** Chooses what happens, and to whom. */
export function ChangeForm({ choice, names, problems }: ChangeFormProps) {
  const t = useTexts();
  const { kind, refs } = choice;
  const problemOf = (name: string) => {
    const problem = problems.find(({ path }) => path === `${name}Ref`);
    return problem && t('whatIf.problem', { ...problem });
  };
  return (
    <div className={styles.form}>
      <Select
        label={t('whatIf.change')}
        options={ORGANIZATION_CHANGES.map(each => ({
          id: each,
          label: t(`whatIf.changes.${each}`),
        }))}
        value={kind}
        onChange={key => choice.chooseKind(key as ChangeKind)}
      />
      {PARTIES[kind].map(name => (
        <PartyPicker
          key={name}
          kind={name === 'user' ? 'User' : 'Group'}
          label={t(`whatIf.${name}`)}
          entityRef={refs[name] ?? ''}
          names={names}
          problem={problemOf(name)}
          onChoose={ref => choice.chooseParty(name, ref)}
        />
      ))}
    </div>
  );
}
