# One image for all processes; the command selects the process. Nothing needs root, and nothing writes outside of
# /tmp and the volumes.
FROM maven:3.9.11-eclipse-temurin-17 AS build
WORKDIR /src
COPY . .
RUN mvn -B -ntp -q -DskipTests package

FROM eclipse-temurin:17.0.17_10-jre-noble
COPY --from=build /src/ta /app/ta
COPY --from=build /src/runtime/target/ta.jar /app/runtime/target/ta.jar
COPY --from=build /src/runtime/target/lib /app/runtime/target/lib
# A volume gets the owner and mode of its folder. The user is known only at run time, so everybody may write.
RUN mkdir -m 1777 /backups /anchors /policies /prices /scratch
ENV TA_NO_BUILD=1 \
    TA_JAVA_OPTS="-XX:MaxRAMPercentage=70 -XX:+ExitOnOutOfMemoryError -Dta.postgres=/scratch/postgres"
# The PostgreSQL that verifies backups does not start for a user without a name. Build and run with the same TA_UID.
ARG TA_UID=1000
RUN getent passwd "$TA_UID" || useradd --no-create-home --no-user-group --uid "$TA_UID" ta
USER $TA_UID
WORKDIR /tmp
ENTRYPOINT ["/app/ta"]
