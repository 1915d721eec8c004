import { r01OneAccountable } from './r01OneAccountable';
import { r02SomebodyResponsible } from './r02SomebodyResponsible';
import { r03OneLetterEach } from './r03OneLetterEach';
import { r04ReferencesExist } from './r04ReferencesExist';
import { r05GroupsHoldLetters } from './r05GroupsHoldLetters';
import { r06GroupsHaveMembers } from './r06GroupsHaveMembers';
import { r07AccountableIsNotResponsible } from './r07AccountableIsNotResponsible';
import { r08FewConsulted } from './r08FewConsulted';
import { r09InformedHaveChannel } from './r09InformedHaveChannel';
import { r10LoadIsShared } from './r10LoadIsShared';
import { r11PartiesHoldLetters } from './r11PartiesHoldLetters';
import { r12RowsAreDistinct } from './r12RowsAreDistinct';
import { r13MatricesAgree } from './r13MatricesAgree';
import { r14AccountableIsAbove } from './r14AccountableIsAbove';
import { r15ActivitiesHaveRows } from './r15ActivitiesHaveRows';
import { r16TitlesBeginWithVerb } from './r16TitlesBeginWithVerb';
import { r17ReviewsAreDone } from './r17ReviewsAreDone';
import { r18RunbooksExist } from './r18RunbooksExist';
import { r19DependenciesAreAgreed } from './r19DependenciesAreAgreed';
import { r20EscalationEnds } from './r20EscalationEnds';
import { r21ValidatorIsNotResponsible } from './r21ValidatorIsNotResponsible';
import { r22OwnersExist } from './r22OwnersExist';
import { r23OwnersAreReached } from './r23OwnersAreReached';
import { r24AgreementsAreComplete } from './r24AgreementsAreComplete';
import { r25OneIncidentLead } from './r25OneIncidentLead';
import { r26SharedProcessesHaveRunbook } from './r26SharedProcessesHaveRunbook';
import { r27RunbooksAreUsed } from './r27RunbooksAreUsed';
import { r28DependenciesExist } from './r28DependenciesExist';
import { d01OneDriverOneApprover } from './d01OneDriverOneApprover';
import { d02DriverIsNotApprover } from './d02DriverIsNotApprover';
import { Rule } from '../Rule';

/** The rules that come with the package, in the order of their ids. @public */
export const builtInRules: readonly Rule[] = [
  r01OneAccountable,
  r02SomebodyResponsible,
  r03OneLetterEach,
  r04ReferencesExist,
  r05GroupsHoldLetters,
  r06GroupsHaveMembers,
  r07AccountableIsNotResponsible,
  r08FewConsulted,
  r09InformedHaveChannel,
  r10LoadIsShared,
  r11PartiesHoldLetters,
  r12RowsAreDistinct,
  r13MatricesAgree,
  r14AccountableIsAbove,
  r15ActivitiesHaveRows,
  r16TitlesBeginWithVerb,
  r17ReviewsAreDone,
  r18RunbooksExist,
  r19DependenciesAreAgreed,
  r20EscalationEnds,
  r21ValidatorIsNotResponsible,
  r22OwnersExist,
  r23OwnersAreReached,
  r24AgreementsAreComplete,
  r25OneIncidentLead,
  r26SharedProcessesHaveRunbook,
  r27RunbooksAreUsed,
  r28DependenciesExist,
  d01OneDriverOneApprover,
  d02DriverIsNotApprover,
];
