import './agency.ts';
import './application.ts';
import './claim.ts';
import './draft.ts';
import './history.ts';
import './node.ts';
import './rule-set.ts';
import './scalar.ts';
import './submission.ts';
import './training-class.ts';
import './upload.ts';
import './viewer.ts';
import './vocabulary.ts';
import { builder } from './builder.ts';

/** Every subject has put its types into the builder by being imported. */
export const schema = builder.toSchema();
