import './access-log.ts';
import './agency.ts';
import './application.ts';
import './attendance-and-results.ts';
import './claim.ts';
import './class-book.ts';
import './draft.ts';
import './examination.ts';
import './history.ts';
import './identity.ts';
import './node.ts';
import './pass-list.ts';
import './panel.ts';
import './panel-assignment.ts';
import './rule-set.ts';
import './scalar.ts';
import './statistics.ts';
import './submission.ts';
import './training-class.ts';
import './upload.ts';
import './verification.ts';
import './viewer.ts';
import './vocabulary.ts';
import { builder } from './builder.ts';

/** Every subject has put its types into the builder by being imported. */
export const schema = builder.toSchema();
