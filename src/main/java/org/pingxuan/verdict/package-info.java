/** What comes out of a judgement: findings, their effects, the verdict and the score. Pure values. */
package org.pingxuan.verdict;
