/**
 * What auditors ask of the record: who was decided on, how and by what; why a decision says what it says and what would have to
 * change; and whether it still stands as it was written and can be reproduced.
 */
package org.pingxuan.audit;
