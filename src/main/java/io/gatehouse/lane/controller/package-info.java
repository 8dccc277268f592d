/** Lane controllers of other makers, which speak HTTP: they tell what a robot would tell, and fetch what they shall do. */
package io.gatehouse.lane.controller;
