import { applicantScenarios } from './scenarios/applicant.ts';
import { cardScenarios } from './scenarios/card.ts';
import { cityRequestScenarios } from './scenarios/city-request.ts';
import { classScenarios } from './scenarios/class.ts';
import { enrolmentScenarios } from './scenarios/enrolment.ts';
import { exportScenarios } from './scenarios/export.ts';
import { importScenarios } from './scenarios/import.ts';
import { panelScenarios } from './scenarios/panel.ts';
import { resultsScenarios } from './scenarios/results.ts';
import { reviewScenarios } from './scenarios/review.ts';
import type { Scenario } from './stage.ts';

/** Every registered mutation stands here at least once; those on the same stage are also tried against each other. */
export const scenarios: readonly Scenario[] = [
  ...applicantScenarios,
  ...cardScenarios,
  ...cityRequestScenarios,
  ...classScenarios,
  ...enrolmentScenarios,
  ...exportScenarios,
  ...importScenarios,
  ...panelScenarios,
  ...resultsScenarios,
  ...reviewScenarios,
];
